"use client";

import { useState } from "react";
import { takeHtml } from "./kept-html";

/** The element around the HTML. */
export type StandingElement = {
  as?: "article" | "div" | "dl" | "section" | "ul";
  className?: string | undefined;
  "aria-labelledby"?: string;
};

/**
 * HTML that stands in the page and not in the data of the page: on the server what was kept under `name`, in the
 * browser what stands there already. It comes only with a page that is loaded whole, as all links of this site do.
 */
export function StandingHtml({
  name,
  as: Element = "div",
  ...attributes
}: { name: string } & StandingElement) {
  // Made once: React writes the HTML again where it is another object.
  const [inner] = useState(() => ({
    __html: typeof document === "undefined" ? takeHtml(name) : standingHtml(name),
  }));
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by React, which escapes every text
    <Element {...attributes} data-html={name} suppressHydrationWarning dangerouslySetInnerHTML={inner} />
  );
}

/** Also where React has to begin anew, as an extension of the browser changed the page. */
const standingHtml = (name: string) => document.querySelector(`[data-html="${name}"]`)?.innerHTML ?? "";
