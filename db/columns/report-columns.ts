import type { ColumnKinds } from "../engine/sqlite/column-kinds";
import type { Amendment } from "../stored-types";

/** What is known of a report beside whose it is and of when: as it was printed and as it came. */
export const reportColumns = ({ text }: ColumnKinds) => ({
  status: text("status").$type<"accepted" | "flagged">().notNull(),
  title: text("title"),
  agencyPrinted: text("agency_printed"),
  publishedOn: text("published_on"),
  sourceUrl: text("source_url"),
  fileName: text("file_name").notNull(),
  format: text("format").notNull(),
});

/** By what reports are told to be the same. */
export const hashColumns = ({ text }: ColumnKinds) => ({
  /** Over the figures alone, see `figuresSha256`; the text alone; and everything that was read. */
  figuresSha256: text("figures_sha256").notNull(),
  textSha256: text("text_sha256").notNull(),
  readingSha256: text("reading_sha256").notNull(),
  importedAt: text("imported_at").notNull(),
});

/** How it came into the database, and how it stands among the others of its agency, year and scope. */
export const reportStanding = ({ text, flag }: ColumnKinds) => ({
  demo: flag("demo").notNull(),
  /** The token of the import that staged it; null once it is published. */
  stagedBy: text("staged_by"),
  /** Of a report in force: the earliest day known of all reports stored for its agency, year and scope. */
  firstPublishedOn: text("first_published_on"),
  amendment: text("amendment").$type<Amendment>(),
});

/** A part of a report's text. */
export const sectionColumns = ({ text, integer }: ColumnKinds) => ({
  position: integer("position").notNull(),
  number: integer("number"),
  heading: text("heading").notNull(),
  text: text("text").notNull(),
});
