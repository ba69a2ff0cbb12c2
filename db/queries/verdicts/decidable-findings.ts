import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { Verdict } from "@/lib/catalogue/verdicts";
import type { ReadDb } from "../../client";
import { type FindingIdentity, findingKey } from "../../finding-key";
import { agencies, findings, reports, verdicts } from "../../schema";
import { bySeverityFirst, verdictHolds } from "../finding-conditions";
import { inRegion } from "../group";

export type GivenVerdict = {
  verdict: Verdict;
  by: string;
  /** ISO day or moment. */
  at: string;
  why: string;
};

export type DecidableFinding = FindingIdentity & {
  key: string;
  agency: number;
  agencyName: string;
  severity: Severity;
  /** Of all findings on the same values, which a verdict cannot tell apart. */
  messages: string[];
  /** The one that holds. */
  verdict: (GivenVerdict & { id: number }) | null;
};

export type FindingFilter = {
  /** Key of a region; its own and those of everything below. */
  region?: string;
  /** Key of an agency. */
  unit?: string;
  year?: number;
  checks?: readonly CheckId[];
};

/** All that is found in reports in force, decided or not, once for each key: the latest year first, then by division code. */
export async function decidableFindings(db: ReadDb, filter: FindingFilter): Promise<DecidableFinding[]> {
  const rows = await db
    .select({
      agency: findings.agency,
      agencyKey: agencies.key,
      agencyName: agencies.shortName,
      year: findings.year,
      scope: findings.scope,
      check: findings.check,
      severity: findings.severity,
      cells: findings.cells,
      message: findings.message,
      valuesSha: findings.valuesSha,
      verdict: {
        id: verdicts.id,
        verdict: verdicts.verdict,
        by: verdicts.by,
        at: verdicts.at,
        why: verdicts.why,
      },
    })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, findings.agency))
    .leftJoin(verdicts, verdictHolds)
    .where(
      and(
        isNotNull(findings.versionAdded),
        isNull(findings.versionSuperseded),
        isNotNull(reports.versionAdded),
        isNull(reports.versionSuperseded),
        filter.region ? await inRegion(db, filter.region) : undefined,
        filter.unit === undefined ? undefined : eq(agencies.key, filter.unit),
        filter.year === undefined ? undefined : eq(findings.year, filter.year),
        filter.checks && inArray(findings.check, [...filter.checks]),
      ),
    )
    .orderBy(desc(findings.year), asc(agencies.sort), bySeverityFirst, asc(findings.id));
  const byKey = new Map<string, DecidableFinding>();
  for (const { message, ...row } of rows) {
    const key = findingKey(row);
    const known = byKey.get(key);
    if (known) known.messages.push(message);
    else byKey.set(key, { ...row, key, messages: [message] });
  }
  return [...byKey.values()];
}

/** The keys of all that was ever found in published reports, on values that hold or not. */
export async function keysEverFound(db: ReadDb): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({
      agencyKey: agencies.key,
      year: findings.year,
      scope: findings.scope,
      check: findings.check,
      cells: findings.cells,
      valuesSha: findings.valuesSha,
    })
    .from(findings)
    .innerJoin(agencies, eq(agencies.id, findings.agency))
    .where(isNotNull(findings.versionAdded));
  return new Set(rows.map(findingKey));
}
