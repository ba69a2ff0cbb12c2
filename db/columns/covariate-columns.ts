import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** A figure about an agency that no report gives, such as its population: of what, in which unit, of which year. */
export const covariateColumns = ({ text, integer, real }: ColumnKinds) => ({
  name: text("name").notNull(),
  unit: text("unit").notNull(),
  year: integer("year").notNull(),
  value: real("value").notNull(),
});
