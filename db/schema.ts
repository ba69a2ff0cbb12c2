import { usesPostgres } from "../lib/settings";
import { tables as postgresTables } from "./engine/postgres/tables";
import { tables as sqliteTables } from "./engine/sqlite/tables";

export type { Amendment, StoredAgencyKind } from "./stored-types";

/** The tables of the engine that the program was started for, see db/tables.ts. */
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
} = usesPostgres() ? postgresTables : sqliteTables;
