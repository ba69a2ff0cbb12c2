import { sql } from "drizzle-orm";
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { CellMissingReason, Form } from "../lib/catalogue/cell";
import type { CheckId, Severity } from "../lib/catalogue/checks";
import { formColumn } from "./form-column";
import { scopeColumn } from "./scope-column";

export const agencyKinds = ["township", "subdistrict", "bureau", "government", "unknown"] as const;
export type AgencyKind = (typeof agencyKinds)[number];
export type Verdict = "confirmed" | "explained" | "false_alarm";

/** The tree of divisions and agencies. A division stands for its own government. */
export const agencies = sqliteTable(
  "agencies",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Public, in URLs: the division code, else `<parent code>-<short name>`, `x-<name>` while unassigned. */
    key: text("key").notNull(),
    code: text("code"),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    kind: text("kind").$type<AgencyKind>().notNull(),
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
    aliases: text("aliases", { mode: "json" }).$type<string[]>().notNull(),
    assigned: integer("assigned", { mode: "boolean" }).notNull(),
    /** Whether it should file for each year in which it is valid. */
    expected: integer("expected", { mode: "boolean" }).notNull(),
    demo: integer("demo", { mode: "boolean" }).notNull(),
  },
  (table) => [uniqueIndex("agencies_key").on(table.key), index("agencies_parent").on(table.parentKey)],
);

/** Numbers of the catalogue's cells, filled when the database is opened for writing. A number never changes. */
export const cells = sqliteTable(
  "cells",
  { number: integer("number").primaryKey({ autoIncrement: true }), id: text("id").notNull() },
  (table) => [uniqueIndex("cells_id").on(table.id)],
);

export const datasetVersions = sqliteTable(
  "dataset_versions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Day and running number, `2026-01-31.2`. */
    label: text("label").notNull(),
    createdAt: text("created_at").notNull(),
    /** Null while an import runs, or after it was killed: the next one goes on with it. */
    finishedAt: text("finished_at"),
    reportsAdded: integer("reports_added").notNull(),
    reportsSuperseded: integer("reports_superseded").notNull(),
  },
  (table) => [uniqueIndex("dataset_versions_label").on(table.label)],
);

/** The uploaded files themselves, by their hash. */
export const originals = sqliteTable("originals", {
  sha256: text("sha256").primaryKey(),
  /** Deflated. */
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
  size: integer("size").notNull(),
});

export const reports = sqliteTable(
  "reports",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    agency: integer("agency")
      .notNull()
      .references(() => agencies.id),
    year: integer("year").notNull(),
    form: text("form").$type<Form>().notNull(),
    scope: scopeColumn("scope").notNull(),
    status: text("status").$type<"accepted" | "flagged">().notNull(),
    title: text("title"),
    agencyPrinted: text("agency_printed"),
    publishedOn: text("published_on"),
    sourceUrl: text("source_url"),
    fileName: text("file_name").notNull(),
    format: text("format").notNull(),
    fileSha256: text("file_sha256")
      .notNull()
      .references(() => originals.sha256),
    /** Over the figures alone, see `figuresSha256`; the text alone; and everything that was read. */
    figuresSha256: text("figures_sha256").notNull(),
    textSha256: text("text_sha256").notNull(),
    readingSha256: text("reading_sha256").notNull(),
    importedAt: text("imported_at").notNull(),
    versionAdded: integer("version_added")
      .notNull()
      .references(() => datasetVersions.id),
    /** Null: this is the report in force. */
    versionSuperseded: integer("version_superseded").references(() => datasetVersions.id),
    demo: integer("demo", { mode: "boolean" }).notNull(),
  },
  (table) => [
    uniqueIndex("reports_current")
      .on(table.agency, table.scope, table.year)
      .where(sql`version_superseded is null`),
    index("reports_filed")
      .on(table.scope, table.year, table.form, table.agency)
      .where(sql`version_superseded is null`),
    index("reports_slot").on(table.agency, table.scope, table.year),
    index("reports_imported").on(table.importedAt),
    index("reports_version_added").on(table.versionAdded),
    index("reports_version_superseded").on(table.versionSuperseded),
  ],
);

/** The hot table: figures of the reports in force, clustered as they are asked for. WITHOUT ROWID in the migration. */
export const observations = sqliteTable(
  "observations",
  {
    cell: integer("cell").notNull(),
    scope: scopeColumn("scope").notNull(),
    year: integer("year").notNull(),
    agency: integer("agency").notNull(),
    /** The report's, so that it is known without it which cells of a sum there must be. */
    form: formColumn("form").notNull(),
    value: real("value"),
    missing: text("missing").$type<CellMissingReason>(),
  },
  (table) => [
    primaryKey({ columns: [table.cell, table.scope, table.year, table.agency] }),
    check("observations_value_or_missing", sql`(value is null) <> (missing is null)`),
  ],
);

/** Every stored report's figures as they were read, with raw text and place. WITHOUT ROWID in the migration. */
export const figures = sqliteTable(
  "figures",
  {
    report: integer("report")
      .notNull()
      .references(() => reports.id),
    cell: integer("cell")
      .notNull()
      .references(() => cells.number),
    value: real("value"),
    missing: text("missing").$type<CellMissingReason>(),
    raw: text("raw").notNull(),
    unit: text("unit").$type<"元" | "万元">(),
    placeTable: integer("place_table"),
    placeRow: integer("place_row"),
    placeColumn: integer("place_column"),
    /** Only of a figure of the prose: it says 余, 约, 多 or 近. */
    approximate: integer("approximate", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.report, table.cell] }),
    check("figures_value_or_missing", sql`(value is null) <> (missing is null)`),
  ],
);

export const sections = sqliteTable(
  "sections",
  {
    report: integer("report")
      .notNull()
      .references(() => reports.id),
    position: integer("position").notNull(),
    number: integer("number"),
    heading: text("heading").notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.report, table.position] })],
);

/** The neutral document a report was read from, as deflated JSON. */
export const sources = sqliteTable("sources", {
  report: integer("report")
    .primaryKey()
    .references(() => reports.id),
  document: blob("document", { mode: "buffer" }).notNull(),
});

export const findings = sqliteTable(
  "findings",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    agency: integer("agency")
      .notNull()
      .references(() => agencies.id),
    year: integer("year").notNull(),
    scope: scopeColumn("scope").notNull(),
    report: integer("report")
      .notNull()
      .references(() => reports.id),
    check: text("check_id").$type<CheckId>().notNull(),
    severity: text("severity").$type<Severity>().notNull(),
    cells: text("cells", { mode: "json" }).$type<string[]>().notNull(),
    message: text("message").notNull(),
    expected: real("expected"),
    found: real("found"),
    /** Over the check and the values it saw: a verdict given on other values no longer holds. */
    valuesSha: text("values_sha").notNull(),
  },
  (table) => [
    index("findings_report").on(table.report),
    index("findings_agency").on(table.agency, table.year, table.scope),
  ],
);

/** What a person decided about a finding. */
export const verdicts = sqliteTable(
  "verdicts",
  {
    agency: integer("agency")
      .notNull()
      .references(() => agencies.id),
    year: integer("year").notNull(),
    scope: scopeColumn("scope").notNull(),
    check: text("check_id").$type<CheckId>().notNull(),
    cells: text("cells", { mode: "json" }).$type<string[]>().notNull(),
    valuesSha: text("values_sha").notNull(),
    verdict: text("verdict").$type<Verdict>().notNull(),
    by: text("given_by").notNull(),
    at: text("given_at").notNull(),
    why: text("why").notNull(),
  },
  (table) => [primaryKey({ columns: [table.agency, table.year, table.scope, table.check, table.cells] })],
);

/** Files of which nothing was used, by name; the latest import of a file wins. */
export const refusals = sqliteTable("refusals", {
  fileName: text("file_name").primaryKey(),
  sha256: text("sha256").notNull(),
  reason: text("reason").notNull(),
  at: text("at").notNull(),
});
