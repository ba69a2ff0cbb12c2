import type { ColumnKinds } from "../engine/sqlite/column-kinds";
import type { StoredAgencyKind } from "../stored-types";

/** What is known of an agency, now or before. */
export const agencyColumns = ({ text, integer, json, flag }: ColumnKinds) => ({
  /** Public, in URLs: the division code, else as lib/agencies/public-key.ts makes it. */
  key: text("key").notNull(),
  code: text("code"),
  name: text("name").notNull(),
  shortName: text("short_name").notNull(),
  kind: text("kind").$type<StoredAgencyKind>().notNull(),
  parentKey: text("parent_key"),
  /** Keys from the top down, `/990000/990100/990101/`: what lies below a region begins with its path. */
  path: text("path").notNull(),
  /** Orders by division code, a bureau after its division and before the townships. */
  sort: text("sort").notNull(),
  pinyin: text("pinyin").notNull(),
  initials: text("initials").notNull(),
  /** First and last year for which it should file; null: open. */
  validFrom: integer("valid_from"),
  validTo: integer("valid_to"),
  successorKey: text("successor_key"),
  aliases: json("aliases").$type<string[]>().notNull(),
  assigned: flag("assigned").notNull(),
  /** Whether it should file for each year in which it is valid. */
  expected: flag("expected").notNull(),
  demo: flag("demo").notNull(),
});
