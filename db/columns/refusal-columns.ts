import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** A file of which nothing was used, and why. */
export const refusalColumns = ({ text }: ColumnKinds) => ({
  fileName: text("file_name").primaryKey(),
  sha256: text("sha256").notNull(),
  reason: text("reason").notNull(),
  at: text("at").notNull(),
});
