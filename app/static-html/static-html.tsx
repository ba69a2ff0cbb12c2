import { createHash } from "node:crypto";
import type { ReactNode } from "react";
import { keepHtml } from "./kept-html";
import { type StandingElement, StandingHtml } from "./standing-html";

type Props = StandingElement & {
  /** Without client components, and without components that wait for something. */
  children: ReactNode;
};

/**
 * An element whose content needs no script, as HTML alone. All else that a page is made of stands in it twice, as HTML and
 * as data from which React builds the same again; this stands once, and React leaves it as it is.
 */
export async function StaticHtml({ children, ...element }: Props) {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(children);
  const name = createHash("sha256").update(html).digest("base64url").slice(0, 16);
  keepHtml(name, html);
  return <StandingHtml name={name} {...element} />;
}
