import type { ExportedChart } from "../exported-view";
import { hasNativeForm } from "./native-chart";
import type { OfficeFormat } from "./office-thread";

/** Whether a file shows a chart as a picture: a workbook always, the others where Office has no such chart. Tables are none. */
export function needsPicture(format: OfficeFormat, { form }: ExportedChart): boolean {
  return form !== "table" && (format === "xlsx" || !hasNativeForm(form));
}
