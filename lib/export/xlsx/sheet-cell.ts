import type { CellObject } from "write-excel-file/node";
import type { Series } from "@/lib/series/series";
import { plainText } from "../plain-text";

/** A text is written as a text whatever it begins with, never as a formula. */
export function textCell(text: string, more: Partial<CellObject> = {}): CellObject {
  return { type: String, value: plainText(text), ...more };
}

export function headCell(text: string, more: Partial<CellObject> = {}): CellObject {
  return textCell(text, { ...headStyle, ...more });
}

/** An exact number, shown as the pages show it; null stays an empty cell. */
export function numberCell(
  value: number | null,
  unit: Series["unit"] | null = null,
  around: { before: string; after: string } = { before: "", after: "" },
): CellObject | null {
  if (value === null) return null;
  return { type: Number, value, format: wordedFormat(excelFormat(value, unit), around), align: "right" };
}

/** With words before and behind the number, which stays one: `"约"#,##0"※"`. */
function wordedFormat(format: string, { before, after }: { before: string; after: string }): string {
  const quoted = (words: string) => (words === "" ? "" : `"${words}"`);
  return format
    .split(";")
    .map((section) => `${quoted(before)}${section}${quoted(after)}`)
    .join(";");
}

/** `100%` for all alone and `0%` for none alone, as in `shareText`. */
export function excelFormat(value: number, unit: Series["unit"] | null): string {
  if (unit !== "%") return Number.isInteger(value) ? '#,##0;"−"#,##0' : '#,##0.00;"−"#,##0.00';
  if (value === 0 || value === 1) return "0%";
  if (value > 0 && value < 0.0005) return '"<0.1%"';
  return value < 1 && value >= 0.9995 ? '"99.9%"' : "0.0%";
}

const headStyle = {
  fontWeight: "bold",
  backgroundColor: "#e6eff8",
  bottomBorderColor: "#7b8794",
  bottomBorderStyle: "thin",
  wrap: true,
  alignVertical: "center",
} as const;

/** A text over as many lines as it needs in a column so many digits wide; programs do not all reckon the height themselves. */
export function wrappedCell(text: string, width: number): CellObject {
  const digits = [...plainText(text)].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
  const height = Math.max(1, Math.ceil(digits / (width - 4))) * lineHeight;
  return textCell(text, { wrap: true, alignVertical: "top", height });
}

const lineHeight = 17;

/** Tables are wider than high. */
export const landscape = { orientation: "landscape" } as const;
