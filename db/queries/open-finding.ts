import { and, eq, isNull, notExists, type SQL } from "drizzle-orm";
import type { ReadDb } from "../client";
import { findings, reports, verdicts } from "../schema";

/** The verdict on a finding, as long as the values are those it was given on. */
export const verdictHolds = and(
  eq(verdicts.agency, findings.agency),
  eq(verdicts.year, findings.year),
  eq(verdicts.scope, findings.scope),
  eq(verdicts.check, findings.check),
  eq(verdicts.cells, findings.cells),
  eq(verdicts.valuesSha, findings.valuesSha),
);

/** The condition, on `findings` joined to `reports`, of being about a report in force and not decided upon. */
export function isOpen(db: ReadDb): SQL | undefined {
  const verdict = db.select({ check: verdicts.check }).from(verdicts).where(verdictHolds);
  return and(isNull(reports.versionSuperseded), notExists(verdict));
}
