import { plainText } from "./plain-text";

/** A text as it may stand in HTML, in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  // By its name in the addresses of codes that people copy and read.
  return plainText(text).replace(/[&<>"']/g, (letter) =>
    letter === "&" ? "&amp;" : `&#${letter.charCodeAt(0)};`,
  );
}

/** An element around markup that is already safe. */
export function element(
  name: string,
  content: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<${name}${given.join("")}>${content}</${name}>`;
}
