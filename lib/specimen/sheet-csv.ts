import { csvLine } from "@/lib/agencies/csv";
import { sheetRowsOf } from "./sheet-rows";
import type { Specimen } from "./specimen";

/** The report as a sheet saved as CSV: every line as wide as the widest table, merged cells empty but the first. */
export function renderCsv(specimen: Specimen): string {
  const rows = sheetRowsOf(specimen);
  const width = Math.max(...rows.map(({ texts }) => texts.length));
  return rows
    .map(({ texts }) => `${csvLine(Array.from({ length: width }, (_, column) => texts[column] ?? ""))}\r\n`)
    .join("");
}
