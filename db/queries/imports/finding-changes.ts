import { and, asc, eq, inArray, lte, or } from "drizzle-orm";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Verdict } from "@/lib/catalogue/verdicts";
import type { ReadDb } from "../../client";
import { findingKey } from "../../finding-key";
import { inChunks, isAmong } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies, findings, reports, verdicts } from "../../schema";
import { parents } from "../agency-rows";
import type { GivenVerdict } from "../verdicts/decidable-findings";

/** A finding that a version opened or closed. */
export type ChangedFinding = {
  /** See `findingKey`. */
  key: string;
  agencyKey: string;
  agencyName: string;
  parentName: string | null;
  year: number;
  scope: Scope;
  /** The report that it is about: of a closed one as it was before. */
  report: number;
  check: CheckId;
  severity: Severity;
  message: string;
  /** What a person had decided on these very values: with a closed finding it has lapsed. */
  verdict: GivenVerdict | null;
};

/** What the reports in force have that those before the version had not, and the other way round. */
export type FindingChanges = { opened: ChangedFinding[]; closed: ChangedFinding[] };

/**
 * The findings that a version opened and closed, by division code and year. One that is found again on the same values is
 * neither, be it in another report of the same agency and year.
 */
export const findingChanges = remembered(
  "findingChanges",
  async (db: ReadDb, version: number): Promise<FindingChanges> => {
    const rows = await db
      .select({
        agencyId: findings.agency,
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        parentName: parents.shortName,
        year: findings.year,
        scope: findings.scope,
        report: findings.report,
        check: findings.check,
        severity: findings.severity,
        message: findings.message,
        cells: findings.cells,
        valuesSha: findings.valuesSha,
        found: { added: findings.versionAdded, superseded: findings.versionSuperseded },
        stored: { added: reports.versionAdded, superseded: reports.versionSuperseded },
      })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .innerJoin(agencies, eq(agencies.id, findings.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(isAmong(findings.id, await touchedFindings(db, version)))
      .orderBy(asc(agencies.sort), asc(findings.year), asc(findings.scope), asc(findings.id));
    const known = rows.map((row) => ({ ...row, key: findingKey(row) }));
    const standingAt = (at: number) =>
      known.filter(({ found, stored }) => isThere(found, at) && isThere(stored, at));
    const [before, after] = [standingAt(version - 1), standingAt(version)];
    const [old, now] = [before, after].map((some) => new Set(some.map(({ key }) => key)));
    const opened = after.filter(({ key }) => !old?.has(key));
    const closed = before.filter(({ key }) => !now?.has(key));
    return {
      opened: await withVerdicts(db, opened, version),
      closed: await withVerdicts(db, closed, version - 1),
    };
  },
);

/**
 * The findings of the reports that a version brought or that left in it, led to by their reports; and of all others those
 * that it opened or closed by themselves.
 */
async function touchedFindings(db: ReadDb, version: number): Promise<number[]> {
  const touched = await db
    .select({ id: findings.id })
    .from(reports)
    .innerJoin(findings, eq(findings.report, reports.id))
    .where(or(eq(reports.versionAdded, version), eq(reports.versionSuperseded, version)));
  const beside = await db
    .select({ id: findings.id })
    .from(findings)
    .where(or(eq(findings.versionAdded, version), eq(findings.versionSuperseded, version)));
  return [...new Set([...touched, ...beside].map(({ id }) => id))].sort((one, other) => one - other);
}

type Span = { added: number | null; superseded: number | null };

const isThere = ({ added, superseded }: Span, version: number) =>
  added !== null && added <= version && (superseded === null || superseded > version);

type FoundRow = Omit<ChangedFinding, "verdict"> & { agencyId: number };

/** Findings with the verdicts that held in a version. */
async function withVerdicts(
  db: ReadDb,
  found: readonly (FoundRow & Record<string, unknown>)[],
  version: number,
): Promise<ChangedFinding[]> {
  const given = await verdictsAt(db, [...new Set(found.map(({ agencyId }) => agencyId))], version);
  return found.map((row) => {
    const { key, agencyKey, agencyName, parentName, year, scope, report, check, severity, message } = row;
    const verdict = given.get(key) ?? null;
    return { key, agencyKey, agencyName, parentName, year, scope, report, check, severity, message, verdict };
  });
}

async function verdictsAt(
  db: ReadDb,
  agencyIds: readonly number[],
  version: number,
): Promise<Map<string, GivenVerdict>> {
  const rows = await inChunks(agencyIds, (some) =>
    db
      .select({ agencyKey: agencies.key, verdict: verdicts })
      .from(verdicts)
      .innerJoin(agencies, eq(agencies.id, verdicts.agency))
      .where(and(inArray(verdicts.agency, some), lte(verdicts.versionAdded, version))),
  );
  return new Map(
    rows
      .filter(({ verdict }) => verdict.versionSuperseded === null || verdict.versionSuperseded > version)
      .map(({ agencyKey, verdict: row }) => {
        const { verdict, by, at, why } = row;
        return [findingKey({ ...row, agencyKey }), { verdict, by, at, why }];
      }),
  );
}

export type GivenInVersion = GivenVerdict & {
  id: number;
  agencyKey: string;
  agencyName: string;
  parentName: string | null;
  year: number;
  scope: Scope;
  check: CheckId;
  verdict: Verdict;
};

/** The verdicts that a version is made of, by division code and year. */
export const verdictsOfVersion = remembered(
  "verdictsOfVersion",
  async (db: ReadDb, version: number): Promise<GivenInVersion[]> =>
    db
      .select({
        id: verdicts.id,
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        parentName: parents.shortName,
        year: verdicts.year,
        scope: verdicts.scope,
        check: verdicts.check,
        verdict: verdicts.verdict,
        by: verdicts.by,
        at: verdicts.at,
        why: verdicts.why,
      })
      .from(verdicts)
      .innerJoin(agencies, eq(agencies.id, verdicts.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(eq(verdicts.versionAdded, version))
      .orderBy(asc(agencies.sort), asc(verdicts.year), asc(verdicts.id)),
);
