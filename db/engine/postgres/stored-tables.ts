import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, primaryKey, smallint } from "drizzle-orm/pg-core";
import { columnKinds } from "./column-kinds";
import { tables } from "./tables";

/*
 * What migrations are generated from (drizzle.postgres.config.ts). Here a version is shown by many connections at a
 * time, so the hot table keeps the figures of every version, where SQLite puts old ones together when they are asked
 * for.
 */

export const {
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
} = tables;

export const storedObservations = pgTable(
  "observations",
  {
    cell: integer("cell").notNull(),
    scope: smallint("scope").notNull(),
    year: integer("year").notNull(),
    agency: integer("agency").notNull(),
    form: smallint("form").notNull(),
    value: doublePrecision("value"),
    missing: columnKinds.text("missing") as never,
    versionAdded: integer("version_added").notNull(),
    versionSuperseded: integer("version_superseded"),
  },
  (row) => [
    primaryKey({ columns: [row.cell, row.scope, row.year, row.agency, row.versionAdded] }),
    index("observations_superseded").on(row.versionSuperseded).where(sql`version_superseded is not null`),
    check("observations_value_or_missing", sql`(value is null) <> (missing is null)`),
  ],
);
