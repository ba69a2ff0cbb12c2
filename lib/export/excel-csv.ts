import { stringify } from "csv-stringify/sync";
import type { ExportedView } from "./exported-view";
import { figureRows } from "./figure-rows";
import { longColumns } from "./long-columns";

/** The figures of a view for Excel and WPS: Chinese headers, BOM, CRLF, texts that would be calculated guarded. */
export function excelCsv(view: ExportedView): Uint8Array {
  const rows = view.charts.flatMap(figureRows).map((row) => longColumns.map(({ of }) => of(row, view)));
  const header = longColumns.map(({ zh }) => zh);
  return new TextEncoder().encode(
    stringify([header, ...rows], { bom: true, record_delimiter: "\r\n", escape_formulas: true }),
  );
}
