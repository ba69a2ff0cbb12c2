import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** An import that has not ended. */
export const openImportColumns = ({ text, integer }: ColumnKinds) => ({
  token: text("token").primaryKey(),
  pid: integer("pid").notNull(),
  startedAt: text("started_at").notNull(),
});

/** Of an import that has ended what no version tells: the files that it left out. */
export const importRunColumns = (
  { id, text, integer, json }: ColumnKinds,
  versionId: () => AnySQLiteColumn,
) => ({
  id: id("id"),
  at: text("at").notNull(),
  /** What it published; null: it changed nothing. */
  version: integer("version").references(versionId),
  /** Reports that were stored already. */
  unchanged: integer("unchanged").notNull(),
  /** Files of which nothing was used, in their order. */
  refused: json("refused").$type<{ name: string; reason: string }[]>().notNull(),
});
