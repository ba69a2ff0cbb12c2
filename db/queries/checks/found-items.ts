import { and, asc, eq, isNull } from "drizzle-orm";
import type { VerdictState } from "@/lib/catalogue/verdicts";
import { byUrgency, type FoundItem } from "@/lib/checks/found-item";
import { type GroupedFinding, groupCauses } from "@/lib/checks/group-causes";
import type { ReadDb } from "../../client";
import { isAmong } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies, findings, reports, verdicts } from "../../schema";
import { verdictHolds } from "../finding-conditions";
import { inRegion } from "../group";
import { filingItems } from "./filing-items";

/**
 * All that is to be looked at in a region and everything below it, of every year: what is found in the reports in force,
 * by cause and decided or not, and what their dates and absence tell. What is most urgent comes first. Region "" is
 * everything.
 */
export const foundItems = remembered(
  "foundItems",
  async (db: ReadDb, region: string): Promise<FoundItem[]> => {
    const where = region === "" ? undefined : await inRegion(db, region);
    const listed = await db
      .select({
        id: agencies.id,
        agency: agencies.key,
        kind: agencies.kind,
        path: agencies.path,
        expected: agencies.expected,
        validFrom: agencies.validFrom,
        validTo: agencies.validTo,
      })
      .from(agencies)
      .where(where)
      .orderBy(asc(agencies.sort), asc(agencies.key));
    const agencyOf = new Map(listed.map((agency, place) => [agency.id, { ...agency, place }]));
    // Their numbers lead straight to their rows; of all agencies there is nothing to be chosen.
    const ids = region === "" ? null : listed.map(({ id }) => id);
    const rows = await db
      .select({
        id: findings.id,
        agencyId: findings.agency,
        report: findings.report,
        year: findings.year,
        scope: findings.scope,
        check: findings.check,
        severity: findings.severity,
        cells: findings.cells,
        verdict: verdicts.verdict,
      })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .leftJoin(verdicts, verdictHolds)
      .where(
        and(
          isNull(findings.versionSuperseded),
          isNull(reports.versionSuperseded),
          ids === null ? undefined : isAmong(findings.agency, ids),
        ),
      )
      .orderBy(asc(findings.id));
    const found = rows.flatMap(({ agencyId, verdict, ...row }): GroupedFinding[] => {
      const agency = agencyOf.get(agencyId);
      if (!agency) return [];
      const { agency: key, kind, place } = agency;
      return [{ ...row, agency: key, kind, place, verdict: stateOf(verdict) }];
    });
    const filing = await filingItems(db, agencyOf, ids);
    return [...groupCauses(found), ...filing].sort(byUrgency);
  },
);

const stateOf = (verdict: Exclude<VerdictState, "open"> | null): VerdictState => verdict ?? "open";
