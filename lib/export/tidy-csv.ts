import { stringify } from "csv-stringify/sync";
import type { ExportedView } from "./exported-view";
import { figureRows } from "./figure-rows";

/**
 * The figures of a view for programs: UTF-8, LF, ids of the catalogue, a share between 0 and 1, an empty value with its
 * reason beside it. Texts that a spreadsheet would calculate begin with an apostrophe.
 */
export function tidyCsv({ charts, version, demo }: ExportedView): Uint8Array {
  const rows = charts.flatMap(figureRows).map((row) => ({
    indicator: row.indicator,
    unit: row.unit === "%" ? "share" : row.unit,
    agency: row.agency,
    agency_name: row.agencyName,
    role: row.role,
    year: row.year,
    value: row.value,
    missing: row.missing,
    part: row.part,
    whole: row.whole,
    reported: row.reported,
    filed: row.filed,
    expected: row.expected,
    version,
    demo: demo ? 1 : 0,
  }));
  return new TextEncoder().encode(
    stringify(rows, { header: true, columns, record_delimiter: "\n", escape_formulas: true }),
  );
}

const columns = [
  "indicator",
  "unit",
  "agency",
  "agency_name",
  "role",
  "year",
  "value",
  "missing",
  "part",
  "whole",
  "reported",
  "filed",
  "expected",
  "version",
  "demo",
];
