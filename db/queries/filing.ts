import { and, countDistinct, eq, inArray, isNotNull } from "drizzle-orm";
import { type Deadline, daysLate, deadlineFor } from "@/lib/agencies/filing";
import type { FilingFacts } from "@/lib/agencies/filing-state";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { ReadDb } from "../client";
import { inChunks } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";
import type { AgencyRow } from "./agency-rows";
import { pageStatesOf } from "./collected-pages";
import { declaredCollections } from "./collections";
import { type CoverageCell, filingCoverage } from "./coverage";
import type { Group } from "./group";

/** A report that an agency owes for a year, or has given without owing it. */
export type FilingRow = FilingFacts & {
  agency: AgencyRow;
  /** Of the report in force, and of the first that is known. */
  publishedOn: string | null;
  firstPublishedOn: string | null;
  deadline: Deadline;
  /** Where its report should be, as far as a page is known that was not read. */
  unreadUrl: string | null;
  /** Days after the deadline; null where it was not late, or there is no report. */
  daysLate: number | null;
};

/** Who of a group filed for a year, when, and until when it was due: a region's own government, then by division code. */
export const filingOfYear = remembered(
  "filingOfYear",
  async (db: ReadDb, group: Group, year: number): Promise<FilingRow[]> => {
    const rows = await filingCoverage(db, group, { from: year, to: year });
    const owed = rows.flatMap(({ agency, path, cells: [cell] }) =>
      cell === undefined || cell.state === "not_there" ? [] : [{ agency, path, cell, state: cell.state }],
    );
    const collections = await declaredCollections(db);
    const keys = owed.map(({ agency }) => agency.key);
    const amended = await amendments(db, keys, group, year);
    const pages = await pageStatesOf(db, year, keys);
    return owed.map(({ agency, path, cell, state }): FilingRow => {
      const deadline = deadlineFor({ path, kind: agency.kind }, year, collections);
      const { publishedOn, firstPublishedOn, findings, late } = cell;
      const page = pages.get(agency.key);
      const isUnread = cell.importedAt === null && page !== undefined;
      // What was imported since is told by its report.
      const isTaken = cell.importedAt === null || cell.importedAt >= (page?.changedAt ?? "");
      const isLate = late === true && firstPublishedOn !== null;
      return {
        agency,
        state: isUnread ? "unread" : stateOf(state, isLate),
        publishedOn,
        firstPublishedOn,
        deadline,
        unreadUrl: isUnread ? page.url : null,
        daysLate: isLate ? daysLate(firstPublishedOn, deadline.day) : null,
        corrections: amended.get(`${agency.key} corrected`) ?? 0,
        alterations: amended.get(`${agency.key} altered`) ?? 0,
        pageChangedOn: isTaken ? null : dayOf(page?.changedAt),
        withdrawnOn: dayOf(page?.vanishedAt),
        findings,
      };
    });
  },
);

const dayOf = (moment: string | null | undefined) => (moment ? shanghaiDay(moment) : null);

function stateOf(state: Exclude<CoverageCell["state"], "not_there">, isLate: boolean): FilingRow["state"] {
  if (state !== "accepted" && state !== "flagged") return state;
  return isLate ? "late" : "filed";
}

/** How many files took the place of another with other content, by key and kind of amendment: `990101001 corrected`. */
async function amendments(
  db: ReadDb,
  keys: readonly string[],
  { scope }: Group,
  year: number,
): Promise<Map<string, number>> {
  const rows = await inChunks(keys, (some) =>
    db
      .select({
        key: agencies.key,
        amendment: reports.amendment,
        files: countDistinct(reports.fileSha256),
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(
        and(
          inArray(agencies.key, some),
          eq(reports.year, year),
          eq(reports.scope, scope),
          isNotNull(reports.versionAdded),
          inArray(reports.amendment, ["corrected", "altered"]),
        ),
      )
      .groupBy(agencies.key, reports.amendment),
  );
  return new Map(rows.map(({ key, amendment, files }) => [`${key} ${amendment}`, Number(files)]));
}
