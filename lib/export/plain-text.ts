/**
 * A text without what XML and spreadsheets cannot carry: control characters become spaces, half characters `�`, and nothing blank
 * stands before a sign that would make it a formula.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\p{Cc}\ufffe\uffff]+/gu, " ")
    .trim();
}
