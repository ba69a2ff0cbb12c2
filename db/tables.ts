import { sql } from "drizzle-orm";
import { agencyColumns } from "./columns/agency-columns";
import { collectedTables } from "./columns/collected-columns";
import { collectionColumns } from "./columns/collection-columns";
import { covariateColumns } from "./columns/covariate-columns";
import { digestColumns } from "./columns/digest-columns";
import { figureColumns, observationColumns } from "./columns/figure-columns";
import { findingColumns } from "./columns/finding-columns";
import { importRunColumns, openImportColumns } from "./columns/import-columns";
import { refusalColumns } from "./columns/refusal-columns";
import { contentColumns, reportColumns, sectionColumns } from "./columns/report-columns";
import { verdictColumns } from "./columns/verdict-columns";
import { versionColumns } from "./columns/version-columns";
import type { ColumnKinds } from "./engine/sqlite/column-kinds";
import type { Amendment } from "./stored-types";

/**
 * All tables, defined once for every engine: the kinds of columns are the engine's. Queries are typed on those of
 * SQLite; the tables of the engine that is in use are in db/schema.ts.
 */
export function defineTables(kinds: ColumnKinds) {
  const { table, id, integer, text, json, flag, bytes, scope } = kinds;
  const { index, uniqueIndex, primaryKey, check } = kinds;

  const agencyId = () => integer("agency").references(() => agencies.id);
  const reportId = () => integer("report").references(() => reports.id);
  const version = (name: string) => integer(name).references(() => datasetVersions.id);
  /** Since which version a row holds, and since which it does not any more; null: it holds. */
  const inVersions = () => ({
    versionAdded: version("version_added").notNull(),
    versionSuperseded: version("version_superseded"),
  });

  /**
   * The tree of divisions and agencies, as it is now. A division stands for its own government. `versionAdded` is
   * the version since which an agency has been as it is; null: no finished version has it yet.
   */
  const agencies = table(
    "agencies",
    {
      id: id("id"),
      ...agencyColumns(kinds),
      versionAdded: version("version_added"),
      /** Keys under which it was known before: old addresses. */
      formerKeys: json("former_keys").$type<string[]>().notNull().default(sql`'[]'`),
    },
    (row) => [uniqueIndex("agencies_key").on(row.key), index("agencies_parent").on(row.parentKey)],
  );

  /** What agencies were before: a row for each state that a version has taken the place of. */
  const agencyHistory = table(
    "agency_history",
    {
      agency: agencyId().notNull(),
      ...agencyColumns(kinds),
      versionAdded: version("version_added").notNull(),
      formerKeys: json("former_keys").$type<string[]>().notNull(),
      versionSuperseded: version("version_superseded").notNull(),
    },
    (row) => [primaryKey({ columns: [row.agency, row.versionSuperseded] })],
  );

  /** What somebody declared of the reports of a region, kind and year. */
  const collections = table(
    "collections",
    {
      id: id("id"),
      ...collectionColumns(kinds),
      ...inVersions(),
    },
    (row) => [
      uniqueIndex("collections_current")
        .on(row.region, row.kind, row.year)
        .where(sql`version_superseded is null`),
    ],
  );

  /** Numbers of the catalogue's cells, filled when the database is opened for writing. A number never changes. */
  const cells = table("cells", { number: id("number"), id: text("id").notNull() }, (row) => [
    uniqueIndex("cells_id").on(row.id),
  ]);

  /** The catalogue's definitions as they were when a version was made, each content once. */
  const catalogues = table("catalogues", {
    sha: text("sha").primaryKey(),
    json: text("json").notNull(),
  });

  /** Imports that have not ended: what a process stages belongs to it as long as it lives. */
  const imports = table("imports", openImportColumns(kinds));

  /** Finished versions. A version is made, filled and finished in one transaction. */
  const datasetVersions = table(
    "dataset_versions",
    {
      id: id("id"),
      ...versionColumns(kinds),
      catalogue: text("catalogue").references(() => catalogues.sha),
    },
    (row) => [uniqueIndex("dataset_versions_label").on(row.label)],
  );

  /** The uploaded files themselves, by their hash. */
  const originals = table("originals", {
    sha256: text("sha256").primaryKey(),
    /** Deflated. */
    bytes: bytes("bytes").notNull(),
    size: integer("size").notNull(),
  });

  /** Imports that have ended: one for each version that one made, and the last one where it changed nothing. */
  const importRuns = table(
    "import_runs",
    importRunColumns(kinds, () => datasetVersions.id),
    (row) => [uniqueIndex("import_runs_version").on(row.version)],
  );

  const reports = table(
    "reports",
    {
      id: id("id"),
      agency: agencyId().notNull(),
      ...reportColumns(kinds),
      fileSha256: text("file_sha256")
        .notNull()
        .references(() => originals.sha256),
      ...contentColumns(kinds),
      /** Null: staged by an import that has not published it yet. */
      versionAdded: version("version_added"),
      /** Null in a report with a version: this is the one in force. */
      versionSuperseded: version("version_superseded"),
      demo: flag("demo").notNull(),
      /** The token of the import that staged it; null once it is published. */
      stagedBy: text("staged_by"),
      /** Of a report in force: the earliest day known of all reports stored for its agency, year and scope. */
      firstPublishedOn: text("first_published_on"),
      amendment: text("amendment").$type<Amendment>(),
    },
    (row) => [
      uniqueIndex("reports_current")
        .on(row.agency, row.scope, row.year)
        .where(sql`version_superseded is null and version_added is not null`),
      index("reports_filed")
        .on(row.scope, row.year, row.form, row.agency)
        .where(sql`version_superseded is null and version_added is not null`),
      index("reports_file").on(row.fileSha256),
      index("reports_staged").on(row.stagedBy).where(sql`version_added is null`),
      index("reports_slot").on(row.agency, row.scope, row.year),
      index("reports_imported").on(row.importedAt),
      index("reports_version_added").on(row.versionAdded),
      index("reports_version_superseded").on(row.versionSuperseded),
    ],
  );

  /** The hot table: figures of the reports in force, clustered as they are asked for. WITHOUT ROWID in the migration. */
  const observations = table(
    "observations",
    {
      ...observationColumns(kinds),
    },
    (row) => [
      primaryKey({ columns: [row.cell, row.scope, row.year, row.agency] }),
      check("observations_value_or_missing", sql`(value is null) <> (missing is null)`),
    ],
  );

  /** Every stored report's figures as they were read, with raw text and place. WITHOUT ROWID in the migration. */
  const figures = table(
    "figures",
    {
      report: reportId().notNull(),
      cell: integer("cell")
        .notNull()
        .references(() => cells.number),
      ...figureColumns(kinds),
    },
    (row) => [
      primaryKey({ columns: [row.report, row.cell] }),
      check("figures_value_or_missing", sql`(value is null) <> (missing is null)`),
    ],
  );

  const sections = table(
    "sections",
    {
      report: reportId().notNull(),
      position: integer("position").notNull(),
      ...sectionColumns(kinds),
    },
    (row) => [primaryKey({ columns: [row.report, row.position] })],
  );

  /** The neutral document a report was read from, as deflated JSON. */
  const sources = table("sources", {
    report: reportId().primaryKey(),
    document: bytes("document").notNull(),
  });

  /** By what a report's text is found to be like another's (lib/likeness/marks.ts); made again where it is lost. */
  const textMarks = table("text_marks", { report: reportId().primaryKey(), marks: bytes("marks").notNull() });

  const findings = table(
    "findings",
    {
      id: id("id"),
      agency: agencyId().notNull(),
      year: integer("year").notNull(),
      scope: scope("scope").notNull(),
      report: reportId().notNull(),
      ...findingColumns(kinds),
      /** Null: its report is staged. */
      versionAdded: version("version_added"),
      /** Since when a check between years no longer finds it; null: it holds. */
      versionSuperseded: version("version_superseded"),
    },
    (row) => [
      index("findings_report").on(row.report),
      index("findings_agency").on(row.agency, row.year, row.scope),
    ],
  );

  /** What a person decided about a finding, and what was decided before: nothing is erased. */
  const verdicts = table(
    "verdicts",
    {
      id: id("id"),
      agency: agencyId().notNull(),
      ...verdictColumns(kinds),
      ...inVersions(),
    },
    (row) => [
      uniqueIndex("verdicts_current")
        .on(row.agency, row.year, row.scope, row.check, row.valuesSha, row.cells)
        .where(sql`version_superseded is null`),
      index("verdicts_agency").on(row.agency, row.year, row.scope),
    ],
  );

  /** What is known of agencies beside their reports, and what was known before: nothing is erased. */
  const covariates = table(
    "covariates",
    {
      id: id("id"),
      agency: agencyId().notNull(),
      ...covariateColumns(kinds),
      ...inVersions(),
    },
    (row) => [
      uniqueIndex("covariates_current")
        .on(row.name, row.year, row.agency)
        .where(sql`version_superseded is null`),
    ],
  );

  /** Files of which nothing was used, by name; the latest import of a file wins. */
  const refusals = table("refusals", refusalColumns(kinds));

  const { collected, pageStates } = collectedTables(kinds, () => originals.sha256, version);

  /** SHA-256 of rows that do not change any more: damage shows in them. What each covers is said in db/soundness. */
  const digests = table("digests", digestColumns(kinds), (row) => [
    primaryKey({ columns: [row.subject, row.id] }),
  ]);

  return {
    agencies,
    agencyHistory,
    collections,
    cells,
    catalogues,
    imports,
    datasetVersions,
    importRuns,
    originals,
    reports,
    observations,
    figures,
    sections,
    sources,
    textMarks,
    findings,
    verdicts,
    covariates,
    refusals,
    collected,
    pageStates,
    digests,
  };
}
