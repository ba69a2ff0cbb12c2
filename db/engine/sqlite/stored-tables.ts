import { tables } from "./tables";

/** What migrations are generated from (drizzle.config.ts). */
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
} = tables;
