import { and, between, eq, isNull, ne, notExists, type SQL, sql } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { findings, reports, verdicts } from "../schema";
import { validInYear, type YearSpan } from "./year-span";

/** The last verdict on a finding, as long as the values are those it was given on. */
export const verdictHolds = and(
  eq(verdicts.agency, findings.agency),
  eq(verdicts.year, findings.year),
  eq(verdicts.scope, findings.scope),
  eq(verdicts.check, findings.check),
  eq(verdicts.cells, findings.cells),
  eq(verdicts.valuesSha, findings.valuesSha),
  isNull(verdicts.versionSuperseded),
);

/** The condition on `findings` of being still found, and neither explained nor a false alarm: a confirmed one stands. */
export function isStanding(db: ReadDb): SQL | undefined {
  const verdict = db
    .select({ check: verdicts.check })
    .from(verdicts)
    .where(and(verdictHolds, ne(verdicts.verdict, "confirmed")));
  return and(isNull(findings.versionSuperseded), notExists(verdict));
}

/** The same, joined to `reports`: about a report in force. */
export function isOpen(db: ReadDb): SQL | undefined {
  return and(isNull(reports.versionSuperseded), isStanding(db));
}

/** The same with `agencies` joined: of a scope, and of the years of a span in which the agency was there. */
export function isOpenIn(db: ReadDb, scope: Scope, { from, to }: YearSpan): SQL | undefined {
  return and(
    isOpen(db),
    eq(reports.scope, scope),
    between(reports.year, from, to),
    validInYear(reports.year),
  );
}

export const bySeverityFirst: SQL = sql`case ${findings.severity} when 'error' then 0 when 'warning' then 1 else 2 end`;
