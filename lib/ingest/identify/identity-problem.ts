import type { Severity } from "@/lib/catalogue/checks";
import type { Problem } from "../reading";

/** A finding about whose report it is and of which year. */
export const conflict = (severity: Severity, message: string): Problem => ({
  check: "identity",
  severity,
  cells: [],
  message,
});

/** A report that was published before the year that it is on: the one or the other is wrong. */
export const publishedBefore = (day: string, year: number): Problem =>
  conflict("error", `公布日期为${day}，不会有${year}年的报告，请核对年度和公布日期。`);
