/** A text without what XML and spreadsheets cannot carry: control characters become spaces, half characters `�`. */
export function plainText(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\p{Cc}\ufffe\uffff]+/gu, " ");
}
