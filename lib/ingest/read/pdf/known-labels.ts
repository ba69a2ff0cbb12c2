import { disclosureBlocks } from "@/lib/catalogue/disclosure";
import { printedIndicators } from "@/lib/catalogue/indicators-2014";
import { labelKey } from "@/lib/catalogue/label-key";
import { printedTables } from "@/lib/catalogue/printed-tables";
import { requestRows } from "@/lib/catalogue/requests";

const known = new Set(
  [
    ...(["2021", "2019"] as const).flatMap((form) =>
      printedTables(form).flatMap(({ rows }) =>
        rows.flat().flatMap((box) => (box.role === "cell" ? [] : [box.text])),
      ),
    ),
    ...printedIndicators.flatMap(({ printed, zh, aliases }) => [printed, zh, ...aliases]),
    ...requestRows.flatMap(({ printed, aliases }) => [printed, ...aliases]),
    ...disclosureBlocks.flatMap(({ rows, measures }) =>
      [...rows, ...measures].flatMap(({ zh, aliases }) => [zh, ...aliases]),
    ),
  ]
    .map(labelKey)
    .filter((key) => key !== ""),
);

/** Whether a label of the statutory tables reads like this from beginning to end. */
export const isWholeLabel = (text: string) => known.has(labelKey(text));

/** Whether a label of the statutory tables begins like this, or is this. */
export function isLabelStart(text: string): boolean {
  const key = labelKey(text);
  return key !== "" && [...known].some((label) => label.startsWith(key));
}

/** Whether a label that is not whole above goes on below it, as （七）⏎总计 does. */
export const isRestOfLabel = (above: string, below: string) =>
  !isWholeLabel(above) && isLabelStart(above + below);

/** Whether a text opens with the number of a row or section. */
export const isNumbered = (text: string) =>
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]|[（(]?\d{1,2}[）)]?[、.．]\D)/.test(
    text,
  );

/** Whether a box holds a figure, or one of the signs that stand for none. */
export const isFigure = (text: string) =>
  /^[\s\d,.，/／\\+—–-]+$/.test(text.normalize("NFKC")) && text.trim() !== "";
