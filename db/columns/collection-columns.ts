import type { GroupKind } from "../../lib/agencies/agency-kind";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** What somebody declared of the reports of a region, kind and year. */
export const collectionColumns = ({ text, integer, flag }: ColumnKinds) => ({
  /** The key of an agency. */
  region: text("region").notNull(),
  kind: text("kind").$type<GroupKind | "all">().notNull(),
  year: integer("year").notNull(),
  /** Whether all reports that there are have been collected: what is not here was not filed. */
  complete: flag("complete").notNull(),
  /** The local deadline, an ISO day; null: that of the law. */
  deadline: text("deadline"),
});
