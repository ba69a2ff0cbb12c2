import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { summedCells, wrongSums } from "@/lib/years/parent-sum";
import type { WriteDb } from "../../client";
import { scopeNumber } from "../../coded-columns";
import { inChunks } from "../../in-chunks";
import { parentSums } from "../../queries/parent-sum";
import { agencies, reports } from "../../schema";
import { KeptFindings, type YearsChecked } from "./kept-findings";
import { storedProblem } from "./year-checks";

/** Where something changed: agencies with other reports by their ids, and keys of places. */
type Touched = { agencies: readonly number[]; places: ReadonlySet<string> };

/**
 * Holds the whole-territory reports of governments against the sums of their parts: where what was touched is or
 * lies, or everywhere.
 * @param sum to which is added what was found
 */
export async function checkParentSums(
  db: WriteDb,
  touched: Touched | null,
  version: () => Promise<number>,
  sum: YearsChecked,
): Promise<void> {
  const inRegions = touched === null ? null : await regionsOf(db, touched);
  const rows = await db
    .select({ report: reports.id, agency: agencies.id, key: agencies.key, year: reports.year })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(
      and(
        eq(reports.scope, "territory"),
        eq(agencies.kind, "government"),
        isNull(reports.versionSuperseded),
        isNotNull(reports.versionAdded),
      ),
    )
    .orderBy(asc(agencies.id), asc(reports.year));
  const regions = new Map<string, typeof rows>();
  for (const row of rows)
    if (!inRegions || inRegions.has(row.key)) regions.set(row.key, [...(regions.get(row.key) ?? []), row]);
  for (const [region, filed] of regions) {
    const [agency] = new Set(filed.map((row) => row.agency));
    if (agency === undefined) continue;
    const years = filed.map(({ year }) => year);
    const of = { agencies: [agency], checks: ["parent-sum"] as const };
    const kept = await KeptFindings.of(db, of, version, sum);
    for (const { year, cells } of await parentSums(db, region, years, summedCells)) {
      const report = filed.find((row) => row.year === year)?.report;
      if (report === undefined) continue;
      const found = wrongSums(year, cells).map(storedProblem);
      await kept.find([scopeNumber("territory"), year, agency], report, found);
    }
    await kept.end();
  }
}

/** The keys of all that was touched and of all that it lies in. */
async function regionsOf(db: WriteDb, { agencies: ids, places }: Touched): Promise<ReadonlySet<string>> {
  const rows = await inChunks(ids, (some) =>
    db.select({ path: agencies.path }).from(agencies).where(inArray(agencies.id, some)),
  );
  return new Set([...places, ...rows.flatMap(({ path }) => path.split("/"))]);
}
