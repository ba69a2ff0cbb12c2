import { csvLine } from "@/lib/agencies/csv";
import { type Form, missingReasons } from "@/lib/catalogue/cell";
import { cellById, cellsOfForm } from "@/lib/catalogue/cells";
import { scopeNames } from "@/lib/catalogue/form-facts";
import type { CellReading, ReportReading } from "../reading";
import { tidyHeadRow } from "./tidy-columns";

const bom = "\ufeff";
const csv = (rows: readonly (readonly string[])[]) => `${bom}${rows.map(csvLine).join("\r\n")}\r\n`;

/**
 * An empty tidy sheet as CSV for Excel and WPS (byte order mark, CRLF): the head and a line for each cell of the
 * form, with agency, year and value to be filled in.
 */
export function tidyTemplate(form: Form = "2021"): string {
  const rows = cellsOfForm(form).map(({ id, zh }) => ["", "", scopeNames.own, form, "", "", id, zh, "", ""]);
  return csv([tidyHeadRow, ...rows]);
}

type TidySource = Pick<
  ReportReading,
  "agency" | "year" | "scope" | "form" | "publishedOn" | "sourceUrl" | "cells"
>;

/** Readings as one tidy sheet that reads back to the same figures and reasons. Formulas cannot arise from it. */
export function tidySheetText(reports: readonly TidySource[]): string {
  const rows = reports.flatMap(({ agency, year, scope, form, publishedOn, sourceUrl, cells }) =>
    [...cells].map(([id, reading]) => [
      agency ?? "",
      String(year),
      scopeNames[scope],
      form,
      publishedOn ?? "",
      sourceUrl ?? "",
      id,
      cellById(id).zh,
      ...written(reading),
    ]),
  );
  return csv([tidyHeadRow, ...rows]);
}

const beginsFormula = (text: string) => /^\s*[=+@\-\t\r]/.test(text) && !/^-+$/.test(text);

/** Value and reason. What a program would take for a formula is left to the reason alone. */
function written(reading: CellReading): [string, string] {
  if (reading.kind === "number") return [`${reading.value}${reading.unit ?? ""}`, ""];
  const raw = reading.reason === "text" && !beginsFormula(reading.raw) ? reading.raw : "";
  return [raw, missingReasons[reading.reason].zh];
}
