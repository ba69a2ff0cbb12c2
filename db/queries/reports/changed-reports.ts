import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { remembered } from "../../remembered";
import { type Amendment, agencies, reports } from "../../schema";
import { amendmentOf } from "../../write/takes-over";

export type ChangedReport = {
  agencyKey: string;
  agencyName: string;
  year: number;
  scope: Scope;
  /** `new`: there was none in the earlier version. `reread`: the same file, read otherwise. */
  kind: "new" | "reread" | Amendment;
  report: { id: number; publishedOn: string | null };
  before: { id: number; publishedOn: string | null } | null;
};

/**
 * The reports of some agencies and years that are not those of an earlier version, in the version that the handle
 * shows: by year, then by division code.
 * @param since the number of the earlier version, `db.version.id` of a handle at it
 */
export const changedReports = remembered(
  "changedReports",
  async (
    db: ReadDb,
    since: number,
    agencyKeys: readonly string[],
    years: readonly number[],
  ): Promise<ChangedReport[]> => {
    const before = alias(reports, "before");
    const wasInForce = and(
      eq(before.agency, reports.agency),
      eq(before.scope, reports.scope),
      eq(before.year, reports.year),
      lte(before.versionAdded, since),
      or(isNull(before.versionSuperseded), gt(before.versionSuperseded, since)),
    );
    const rows = await db
      .select({ agencyKey: agencies.key, agencyName: agencies.shortName, report: reports, before })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(before, wasInForce)
      .where(
        and(
          isNull(reports.versionSuperseded),
          gt(reports.versionAdded, since),
          inArray(agencies.key, [...agencyKeys]),
          inArray(reports.year, [...years]),
        ),
      )
      .orderBy(asc(reports.year), asc(agencies.sort), asc(reports.scope));
    return rows.map(({ agencyKey, agencyName, report, before: old }) => ({
      agencyKey,
      agencyName,
      year: report.year,
      scope: report.scope,
      kind: kindOf(report, old),
      report: { id: report.id, publishedOn: report.publishedOn },
      before: old && { id: old.id, publishedOn: old.publishedOn },
    }));
  },
);

type Row = typeof reports.$inferSelect;

function kindOf(report: Row, before: Row | null): ChangedReport["kind"] {
  if (before === null) return "new";
  return amendmentOf(stateOf(report), { ...stateOf(before), amendment: null }) ?? "reread";
}

const stateOf = ({ fileSha256, figuresSha256, textSha256, publishedOn, amendment }: Row) => ({
  file: fileSha256,
  figures: figuresSha256,
  text: textSha256,
  publishedOn,
  amendment,
});
