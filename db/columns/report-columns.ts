import type { Form } from "../../lib/catalogue/cell";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** What is known of a report beside its agency, its file and its versions. */
export const reportColumns = ({ integer, text, scope }: ColumnKinds) => ({
  year: integer("year").notNull(),
  form: text("form").$type<Form>().notNull(),
  scope: scope("scope").notNull(),
  status: text("status").$type<"accepted" | "flagged">().notNull(),
  title: text("title"),
  agencyPrinted: text("agency_printed"),
  publishedOn: text("published_on"),
  sourceUrl: text("source_url"),
  fileName: text("file_name").notNull(),
  format: text("format").notNull(),
});

/** The SHA-256 of what is stored of it, and since when. */
export const contentColumns = ({ text }: ColumnKinds) => ({
  /** Over the figures alone, see `figuresSha256`; the text alone; and everything that was read. */
  figuresSha256: text("figures_sha256").notNull(),
  textSha256: text("text_sha256").notNull(),
  readingSha256: text("reading_sha256").notNull(),
  importedAt: text("imported_at").notNull(),
});

/** A part of its text. */
export const sectionColumns = ({ integer, text }: ColumnKinds) => ({
  number: integer("number"),
  heading: text("heading").notNull(),
  text: text("text").notNull(),
});
