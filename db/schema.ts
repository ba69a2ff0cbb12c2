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
import type { GroupKind } from "../lib/agencies/agency-kind";
import type { CellMissingReason, Form } from "../lib/catalogue/cell";
import type { CheckId, Severity } from "../lib/catalogue/checks";
import { agencyColumns } from "./agency-columns";
import { formColumn } from "./form-column";
import { scopeColumn } from "./scope-column";

export type { AgencyKind } from "./agency-columns";

export type Verdict = "confirmed" | "explained" | "false_alarm";

/**
 * How the report in force differs from the one it replaced. `corrected`: other content under another date of
 * publication; `altered`: other content without a new date; `dated`: only the date changed.
 */
export type Amendment = "corrected" | "altered" | "dated";

const agencyId = () => integer("agency").references(() => agencies.id);
const reportId = () => integer("report").references(() => reports.id);
const version = (name: string) => integer(name).references(() => datasetVersions.id);

/**
 * The tree of divisions and agencies, as it is now. A division stands for its own government. `versionAdded` is
 * the version since which an agency has been as it is; null: no finished version has it yet.
 */
export const agencies = sqliteTable(
  "agencies",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    ...agencyColumns(),
    versionAdded: version("version_added"),
    /** Keys under which it was known before: old addresses. */
    formerKeys: text("former_keys", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
  },
  (table) => [uniqueIndex("agencies_key").on(table.key), index("agencies_parent").on(table.parentKey)],
);

/** What agencies were before: a row for each state that a version has taken the place of. */
export const agencyHistory = sqliteTable(
  "agency_history",
  {
    agency: agencyId().notNull(),
    ...agencyColumns(),
    versionAdded: version("version_added").notNull(),
    formerKeys: text("former_keys", { mode: "json" }).$type<string[]>().notNull(),
    versionSuperseded: version("version_superseded").notNull(),
  },
  (table) => [primaryKey({ columns: [table.agency, table.versionSuperseded] })],
);

/** What somebody declared of the reports of a region, kind and year. */
export const collections = sqliteTable(
  "collections",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** The key of an agency. */
    region: text("region").notNull(),
    kind: text("kind").$type<GroupKind | "all">().notNull(),
    year: integer("year").notNull(),
    /** Whether all reports that there are have been collected: what is not here was not filed. */
    complete: integer("complete", { mode: "boolean" }).notNull(),
    /** The local deadline, an ISO day; null: that of the law. */
    deadline: text("deadline"),
    versionAdded: version("version_added").notNull(),
    versionSuperseded: version("version_superseded"),
  },
  (table) => [
    uniqueIndex("collections_current")
      .on(table.region, table.kind, table.year)
      .where(sql`version_superseded is null`),
  ],
);

/** Numbers of the catalogue's cells, filled when the database is opened for writing. A number never changes. */
export const cells = sqliteTable(
  "cells",
  { number: integer("number").primaryKey({ autoIncrement: true }), id: text("id").notNull() },
  (table) => [uniqueIndex("cells_id").on(table.id)],
);

/** The catalogue's definitions as they were when a version was made, each content once. */
export const catalogues = sqliteTable("catalogues", {
  sha: text("sha").primaryKey(),
  json: text("json").notNull(),
});

/** Imports that have not ended: what a process stages belongs to it as long as it lives. */
export const imports = sqliteTable("imports", {
  token: text("token").primaryKey(),
  pid: integer("pid").notNull(),
  startedAt: text("started_at").notNull(),
});

/** Finished versions. A version is made, filled and finished in one transaction. */
export const datasetVersions = sqliteTable(
  "dataset_versions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Day and running number, `2026-01-31.2`. */
    label: text("label").notNull(),
    createdAt: text("created_at").notNull(),
    /** Null only in what an earlier program left behind; such a version is shown to nobody. */
    finishedAt: text("finished_at"),
    reportsAdded: integer("reports_added").notNull(),
    reportsSuperseded: integer("reports_superseded").notNull(),
    catalogue: text("catalogue").references(() => catalogues.sha),
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
    agency: agencyId().notNull(),
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
    /** Null: staged by an import that has not published it yet. */
    versionAdded: version("version_added"),
    /** Null in a report with a version: this is the one in force. */
    versionSuperseded: version("version_superseded"),
    demo: integer("demo", { mode: "boolean" }).notNull(),
    /** The token of the import that staged it; null once it is published. */
    stagedBy: text("staged_by"),
    /** Of a report in force: the earliest day known of all reports stored for its agency, year and scope. */
    firstPublishedOn: text("first_published_on"),
    amendment: text("amendment").$type<Amendment>(),
  },
  (table) => [
    uniqueIndex("reports_current")
      .on(table.agency, table.scope, table.year)
      .where(sql`version_superseded is null and version_added is not null`),
    index("reports_filed")
      .on(table.scope, table.year, table.form, table.agency)
      .where(sql`version_superseded is null and version_added is not null`),
    index("reports_file").on(table.fileSha256),
    index("reports_staged").on(table.stagedBy).where(sql`version_added is null`),
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
    report: reportId().notNull(),
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
    report: reportId().notNull(),
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
    agency: agencyId().notNull(),
    year: integer("year").notNull(),
    scope: scopeColumn("scope").notNull(),
    report: reportId().notNull(),
    check: text("check_id").$type<CheckId>().notNull(),
    severity: text("severity").$type<Severity>().notNull(),
    cells: text("cells", { mode: "json" }).$type<string[]>().notNull(),
    message: text("message").notNull(),
    expected: real("expected"),
    found: real("found"),
    /** Over the check and the values it saw: a verdict given on other values no longer holds. */
    valuesSha: text("values_sha").notNull(),
    /** Null: its report is staged. */
    versionAdded: version("version_added"),
    /** Since when a check between years no longer finds it; null: it holds. */
    versionSuperseded: version("version_superseded"),
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
    agency: agencyId().notNull(),
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
