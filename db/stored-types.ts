export type StoredAgencyKind = "township" | "subdistrict" | "bureau" | "government" | "unknown";

/**
 * How the report in force differs from the one it replaced. `corrected`: other content under another date of
 * publication; `altered`: other content without a new date; `dated`: only the date changed.
 */
export type Amendment = "corrected" | "altered" | "dated";

/**
 * What a stored SHA-256 is of: the content of a report, by its number; what a version added and superseded in a table,
 * by the number of the version; the numbers of the cells.
 */
export type DigestSubject = "report" | VersionedTable | "cells";

export type VersionedTable =
  | "versions"
  | "agencies"
  | "collections"
  | "reports"
  | "findings"
  | "verdicts"
  | "covariates"
  | "page_states";
