import { and, desc, eq, isNotNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../../client";
import { type FindingIdentity, findingKey } from "../../finding-key";
import { agencies, datasetVersions, findings, reports, verdicts } from "../../schema";
import { inRegion } from "../group";
import type { FindingFilter, GivenVerdict } from "./decidable-findings";

/** A verdict that does not hold any more. */
export type PastVerdict = FindingIdentity &
  GivenVerdict & {
    id: number;
    key: string;
    agencyName: string;
    /** `superseded` by another verdict on the same values; `lapsed`, as the values are no longer there. */
    state: "superseded" | "lapsed";
    /** The moment of the version since which; null where no version tells. */
    since: string | null;
  };

const superseding = alias(datasetVersions, "superseding");

/** Verdicts that were given and do not hold any more, the latest first. */
export async function pastVerdicts(
  db: ReadDb,
  filter: Pick<FindingFilter, "region" | "unit" | "year" | "checks">,
): Promise<PastVerdict[]> {
  const where = and(
    filter.region ? await inRegion(db, filter.region) : undefined,
    filter.unit === undefined ? undefined : eq(agencies.key, filter.unit),
    filter.year === undefined ? undefined : eq(verdicts.year, filter.year),
  );
  const rows = await db
    .select({
      id: verdicts.id,
      agencyKey: agencies.key,
      agencyName: agencies.shortName,
      year: verdicts.year,
      scope: verdicts.scope,
      check: verdicts.check,
      cells: verdicts.cells,
      valuesSha: verdicts.valuesSha,
      verdict: verdicts.verdict,
      by: verdicts.by,
      at: verdicts.at,
      why: verdicts.why,
      superseded: superseding.createdAt,
    })
    .from(verdicts)
    .innerJoin(agencies, eq(agencies.id, verdicts.agency))
    .leftJoin(superseding, eq(superseding.id, verdicts.versionSuperseded))
    .where(where)
    .orderBy(desc(verdicts.id));
  const checks = filter.checks && new Set(filter.checks);
  const asked = rows.filter(({ check }) => !checks || checks.has(check));
  if (asked.length === 0) return [];
  const ends = await endsOfGrounds(db, where);
  return asked.flatMap(({ superseded, ...row }): PastVerdict[] => {
    const key = findingKey(row);
    if (superseded !== null) return [{ ...row, key, state: "superseded", since: superseded }];
    const end = ends.get(key);
    return end === "standing" ? [] : [{ ...row, key, state: "lapsed", since: end ?? null }];
  });
}

/** For each key on which there is a verdict, whether it is still found, or the moment since when not. */
async function endsOfGrounds(db: ReadDb, where: SQL | undefined): Promise<Map<string, "standing" | string>> {
  const rows = await db
    .select({
      agencyKey: agencies.key,
      year: findings.year,
      scope: findings.scope,
      check: findings.check,
      cells: findings.cells,
      valuesSha: findings.valuesSha,
      finding: findings.versionSuperseded,
      report: reports.versionSuperseded,
    })
    .from(findings)
    .innerJoin(
      verdicts,
      and(
        eq(verdicts.agency, findings.agency),
        eq(verdicts.year, findings.year),
        eq(verdicts.scope, findings.scope),
        eq(verdicts.check, findings.check),
        eq(verdicts.cells, findings.cells),
        eq(verdicts.valuesSha, findings.valuesSha),
      ),
    )
    .innerJoin(agencies, eq(agencies.id, findings.agency))
    .innerJoin(reports, eq(reports.id, findings.report))
    .where(and(isNotNull(findings.versionAdded), where));
  const last = new Map<string, number | "standing">();
  for (const { finding, report, ...identity } of rows) {
    const key = findingKey(identity);
    const known = last.get(key);
    const ended = [finding, report].filter((version) => version !== null);
    if (ended.length === 0 || known === "standing") last.set(key, "standing");
    else last.set(key, Math.max(known ?? 0, Math.min(...ended)));
  }
  const moments = new Map(
    (await db.select({ id: datasetVersions.id, at: datasetVersions.createdAt }).from(datasetVersions)).map(
      ({ id, at }) => [id, at],
    ),
  );
  return new Map(
    [...last].flatMap(([key, end]): [string, string][] => {
      const moment = end === "standing" ? end : moments.get(end);
      return moment === undefined ? [] : [[key, moment]];
    }),
  );
}
