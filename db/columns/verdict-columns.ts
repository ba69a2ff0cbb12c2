import type { CheckId } from "../../lib/catalogue/checks";
import type { Verdict } from "../../lib/catalogue/verdicts";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** What was decided about a finding beside whose it is: on which values, by whom and why. */
export const verdictColumns = ({ text, integer, json, scope }: ColumnKinds) => ({
  year: integer("year").notNull(),
  scope: scope("scope").notNull(),
  check: text("check_id").$type<CheckId>().notNull(),
  cells: json("cells").$type<string[]>().notNull(),
  valuesSha: text("values_sha").notNull(),
  verdict: text("verdict").$type<Verdict>().notNull(),
  by: text("given_by").notNull(),
  at: text("given_at").notNull(),
  why: text("why").notNull(),
});
