/** How labels are set: `1.` `1、` `1．`, brackets, quotes, and where lines break inside a box. */
export type LabelStyle = {
  numbering: "." | "、" | "．";
  brackets: "full" | "half";
  quotes: "curly" | "straight" | "corner" | "none";
  breaks: "none" | "headers" | "everywhere";
};

const quoteMarks: Record<LabelStyle["quotes"], readonly [string, string]> = {
  curly: ["“", "”"],
  straight: ['"', '"'],
  corner: ["「", "」"],
  none: ["", ""],
};
const LONG = 14;

/** A label of the catalogue in this style; a line break inside the box is a line feed. */
export function printedLabel(text: string, style: LabelStyle, place: { header: boolean; narrow: boolean }) {
  const [open, close] = quoteMarks[style.quotes];
  let label = text
    .replace(/^(\d+)\./, `$1${style.numbering}`)
    .replaceAll("“", open)
    .replaceAll("”", close);
  if (style.brackets === "half") label = label.replaceAll("（", "(").replaceAll("）", ")");
  if (style.breaks === "none") return label;
  if (place.header && place.narrow && /^\p{Script=Han}{4}$/u.test(label))
    return `${label.slice(0, 2)}\n${label.slice(2)}`;
  if (style.breaks === "everywhere" && !place.header && label.length > LONG)
    return `${label.slice(0, LONG)}\n${label.slice(LONG)}`;
  return label;
}
