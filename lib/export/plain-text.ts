/**
 * A text without what XML and spreadsheets cannot carry: control characters become spaces, unreadable ones `□`, and nothing blank
 * stands before a sign that would make it a formula.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cs}\ufffd\ufffe\uffff]/gu, "□")
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}
