import type { CheckId, Severity } from "../../lib/catalogue/checks";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** What a check found beside whose it is. */
export const findingColumns = ({ text, real, json }: ColumnKinds) => ({
  check: text("check_id").$type<CheckId>().notNull(),
  severity: text("severity").$type<Severity>().notNull(),
  /** Of `same-text` the other report alone, see lib/likeness/other-report.ts. */
  cells: json("cells").$type<string[]>().notNull(),
  message: text("message").notNull(),
  expected: real("expected"),
  found: real("found"),
  /** Over the check and the values it saw: a verdict given on other values no longer holds. */
  valuesSha: text("values_sha").notNull(),
});
