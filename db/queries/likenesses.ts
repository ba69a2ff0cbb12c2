import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import { parseOther } from "@/lib/likeness/other-report";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, findings, reports } from "../schema";
import { isOpen } from "./finding-conditions";
import { inRegion } from "./group";

/** A report of an agency by its key. */
export type LikeReport = { agency: string; year: number; scope: Scope };

/**
 * Two reports whose texts are alike, the later one first, the share of the shorter text that both have, and what was
 * found in words.
 */
export type Likeness = { report: LikeReport; other: LikeReport; share: number; message: string };

/** Of whom the two are: of two agencies, or of one in two years. */
export type LikenessKind = "agencies" | "years";

/**
 * All that are found and nobody has explained, each pair once, the most alike first. Of a region: those of which at
 * least one report is of an agency there; region "" is everything.
 */
export const likenesses = remembered(
  "likenesses",
  async (db: ReadDb, region: string): Promise<Likeness[]> => {
    const rows = await db
      .select({
        agency: agencies.key,
        year: reports.year,
        scope: reports.scope,
        cells: findings.cells,
        share: findings.found,
        message: findings.message,
      })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(and(eq(findings.check, "same-text"), isOpen(db)))
      .orderBy(asc(findings.id));
    const pairs = new Map<string, Likeness>();
    for (const {
      cells: [named = ""],
      share,
      message,
      ...report
    } of rows) {
      const other = parseOther(named);
      if (!other || share === null) continue;
      const name = [report, other].map((one) => JSON.stringify([one.agency, one.year, one.scope])).sort();
      const pair = { report, other, share, message };
      const known = pairs.get(name.join());
      // Of two of one year each names the other.
      if (!known || inOrder(report.agency, known.report.agency) < 0) pairs.set(name.join(), pair);
    }
    const inside = region === "" ? null : await keysIn(db, region);
    const isAsked = ({ report, other }: Likeness) =>
      !inside || inside.has(report.agency) || inside.has(other.agency);
    return [...pairs.values()]
      .filter(isAsked)
      .sort(
        (one, two) =>
          two.share - one.share ||
          two.report.year - one.report.year ||
          inOrder(one.report.agency, two.report.agency),
      );
  },
);

async function keysIn(db: ReadDb, region: string): Promise<ReadonlySet<string>> {
  const where = await inRegion(db, region);
  return new Set((await db.select({ key: agencies.key }).from(agencies).where(where)).map(({ key }) => key));
}

const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other));
