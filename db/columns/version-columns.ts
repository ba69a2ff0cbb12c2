import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** What is told of a version, and what it counts. */
export const versionColumns = ({ text, integer }: ColumnKinds) => ({
  /** Day and running number, `2026-01-31.2`. */
  label: text("label").notNull(),
  createdAt: text("created_at").notNull(),
  /** Null only in what an earlier program left behind; such a version is shown to nobody. */
  finishedAt: text("finished_at"),
  reportsAdded: integer("reports_added").notNull(),
  reportsSuperseded: integer("reports_superseded").notNull(),
});
