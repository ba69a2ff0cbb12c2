import { createHash } from "node:crypto";
import type { ReactNode } from "react";
import { keepHtml } from "./kept-html";
import { type StandingElement, StandingHtml } from "./standing-html";

/** Without client components, and without components that wait for something. */
type StaticContent = ReactNode;

/**
 * An element whose content needs no script, as HTML alone. All else that a page is made of stands in it twice, as HTML and
 * as data from which React builds the same again; this stands once, and React leaves it as it is.
 */
export async function StaticHtml({ children, ...element }: StandingElement & { children: StaticContent }) {
  return MadeHtml({ html: await staticMarkup(children), ...element });
}

/** The same of HTML that `staticMarkup` made before and somebody remembers. */
export function MadeHtml({ html, ...element }: StandingElement & { html: string }) {
  const name = createHash("sha256").update(html).digest("base64url").slice(0, 16);
  keepHtml(name, html);
  return <StandingHtml name={name} {...element} />;
}

/** The HTML of content that needs no script. */
export async function staticMarkup(content: StaticContent): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(content);
}
