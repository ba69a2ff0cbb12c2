import type { CellMissingReason } from "../../lib/catalogue/cell";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** A figure as it was read, with raw text and place. */
export const figureColumns = ({ text, integer, real, flag }: ColumnKinds) => ({
  value: real("value"),
  missing: text("missing").$type<CellMissingReason>(),
  raw: text("raw").notNull(),
  unit: text("unit").$type<"元" | "万元">(),
  placeTable: integer("place_table"),
  placeRow: integer("place_row"),
  placeColumn: integer("place_column"),
  /** Only of a figure of the prose: it says 余, 约, 多 or 近. */
  approximate: flag("approximate").notNull().default(false),
});

/** A figure as it is asked for. */
export const observationColumns = ({ text, integer, real, scope, form }: ColumnKinds) => ({
  cell: integer("cell").notNull(),
  scope: scope("scope").notNull(),
  year: integer("year").notNull(),
  agency: integer("agency").notNull(),
  /** The report's, so that it is known without it which cells of a sum there must be. */
  form: form("form").notNull(),
  value: real("value"),
  missing: text("missing").$type<CellMissingReason>(),
});
