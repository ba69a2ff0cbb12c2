import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { agencyKinds } from "@/lib/agencies/agency-kind";
import { type DeclaredCollection, isCollected } from "@/lib/agencies/filing";
import { isGovernmentOffice } from "@/lib/agencies/kind-of-name";
import { cells as catalogueCells, cellById } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { SummedCell } from "@/lib/years/parent-sum";
import type { ReadDb } from "../client";
import { inChunks } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies, cells, observations, reports } from "../schema";
import { startsWith } from "../starts-with";
import { declaredCollections } from "./collections";
import { isThere } from "./group";
import { slotKey } from "./questioned-cells";

/**
 * A region's whole-territory report of a year beside the sum of its parts: the own reports of all agencies in it, of
 * townships, subdistricts, bureaus, and of each government for its own office. Reports for a territory are never
 * added.
 */
export type ParentSum = {
  year: number;
  /** Whether the whole territory's report is there. */
  ownFiled: boolean;
  /** Parts that filed, of all that there are. */
  filed: number;
  expected: number;
  /** The keys of those that did not; a government's where neither itself nor an office filed for it. */
  missing: string[];
  /** Whether it is known that there are no other reports: the collection was declared complete for all kinds. */
  declared: boolean;
  /** Money in the unit of the catalogue. Expected of each are the parts of the year. */
  cells: SummedCell[];
};

/** The cells of all statutory tables; the prose states no sums. */
const tableCells = catalogueCells.filter(({ table }) => table !== "prose").map(({ id }) => id);

/** See `ParentSum`; null where the region is unknown or no government. */
export const parentSum = remembered(
  "parentSum",
  async (db: ReadDb, region: string, year: number): Promise<ParentSum | null> =>
    (await parentSums(db, region, [year], tableCells))[0] ?? null,
);

/** The same for several years and some cells; none where the region is unknown or no government. */
export async function parentSums(
  db: ReadDb,
  region: string,
  years: readonly number[],
  of: readonly string[],
): Promise<ParentSum[]> {
  const [whole] = await db.select(member).from(agencies).where(eq(agencies.key, region));
  if (whole?.kind !== "government") return [];
  const members = await db
    .select(member)
    .from(agencies)
    .where(
      and(
        startsWith(agencies.path, whole.path),
        inArray(agencies.kind, [...agencyKinds]),
        isNotNull(agencies.versionAdded),
      ),
    )
    .orderBy(asc(agencies.sort));
  const filings = await slotsFiled(db, members, years);
  const collections = await declaredCollections(db);
  const sums: ParentSum[] = [];
  for (const year of years) {
    const parts = partsOf(members, year, filings);
    const ownFiled = filings.has(slotKey(whole.id, "territory", year));
    const isWhole = ownFiled && parts.missing.length === 0 && !parts.isDoubled && parts.filed.length > 1;
    const declared = isDeclared(whole.path, year, collections);
    const own = await figuresOf(db, [whole.id], "territory", year, of);
    const added = await figuresOf(db, parts.filed, "own", year, of);
    const expected = parts.filed.length + parts.missing.length;
    sums.push({
      year,
      ownFiled,
      filed: parts.filed.length,
      expected,
      missing: parts.missing,
      declared,
      cells: of.map((cell) => {
        const figure = own.get(cell);
        const sum = added.get(cell) ?? ofNobody;
        const ofOwn = figure?.reported === 1 ? figure.sum : null;
        const decided = isWhole && declared && ofOwn !== null && sum.reported === expected;
        return { cell, own: ofOwn, sum: sum.sum, reported: sum.reported, decided };
      }),
    });
  }
  return sums;
}

const member = {
  id: agencies.id,
  key: agencies.key,
  kind: agencies.kind,
  name: agencies.name,
  path: agencies.path,
  parentKey: agencies.parentKey,
  expected: agencies.expected,
  validFrom: agencies.validFrom,
  validTo: agencies.validTo,
};
type Member = Pick<typeof agencies.$inferSelect, keyof typeof member>;

/** The slots of the reports in force. */
async function slotsFiled(
  db: ReadDb,
  members: readonly Member[],
  years: readonly number[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(
    members.map(({ id }) => id),
    (ids) =>
      db
        .select({ agency: reports.agency, scope: reports.scope, year: reports.year })
        .from(reports)
        .where(
          and(
            inArray(reports.agency, ids),
            inArray(reports.year, [...years]),
            isNull(reports.versionSuperseded),
            isNotNull(reports.versionAdded),
          ),
        ),
  );
  return new Set(rows.map(({ agency, scope, year }) => slotKey(agency, scope, year)));
}

type Parts = {
  /** The ids of those that filed. */
  filed: number[];
  missing: string[];
  /** A government filed for itself and has an office that files as well: whose figures are in which is not known. */
  isDoubled: boolean;
};

function partsOf(members: readonly Member[], year: number, filings: ReadonlySet<string>): Parts {
  const there = members.filter((one) => isThere(one, year));
  const hasFiled = ({ id }: Member) => filings.has(slotKey(id, "own", year));
  const withOffice = new Set(
    there.flatMap((one) =>
      one.kind === "bureau" && isGovernmentOffice(one.name) && (one.expected || hasFiled(one))
        ? [one.parentKey]
        : [],
    ),
  );
  const parts: Parts = { filed: [], missing: [], isDoubled: false };
  for (const one of there) {
    const byOffice = one.kind === "government" && withOffice.has(one.key);
    if (hasFiled(one)) {
      parts.filed.push(one.id);
      parts.isDoubled ||= byOffice;
    } else if (!byOffice && (one.expected || filings.has(slotKey(one.id, "territory", year))))
      parts.missing.push(one.key);
  }
  return parts;
}

/** All kinds of parts in the region have to be declared. */
const isDeclared = (path: string, year: number, collections: readonly DeclaredCollection[]): boolean =>
  agencyKinds.every((kind) => kind === "government" || isCollected({ path, kind }, year, collections));

type Sum = { sum: number | null; reported: number };
const ofNobody: Sum = { sum: null, reported: 0 };

/** The sums of cells over the figures of some agencies that can be: no negative counts, none with decimals. */
async function figuresOf(
  db: ReadDb,
  ids: readonly number[],
  scope: Scope,
  year: number,
  of: readonly string[],
): Promise<ReadonlyMap<string, Sum>> {
  const numbers = await db
    .select()
    .from(cells)
    .where(inArray(cells.id, [...of]));
  const byNumber = new Map(numbers.map(({ id, number }) => [number, id]));
  const money = numbers.flatMap(({ id, number }) => (cellById(id).measure === "money" ? [number] : []));
  const changes = numbers.flatMap(({ id, number }) => (cellById(id).measure === "change" ? [number] : []));
  const { value, cell } = observations;
  const possible = sql`case when ${inArray(cell, changes)} or (${value} >= 0 and
    (${inArray(cell, money)} or ${value} = round(${value}))) then ${value} end`;
  const rows = await inChunks(ids, (some) =>
    db
      .select({ cell, sum: sql<number | null>`sum(${possible})`, reported: sql<number>`count(${possible})` })
      .from(observations)
      .where(
        and(
          inArray(cell, [...byNumber.keys()]),
          eq(observations.scope, scope),
          eq(observations.year, year),
          inArray(observations.agency, some),
        ),
      )
      .groupBy(cell),
  );
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const id = byNumber.get(row.cell);
    if (id === undefined || row.sum === null) continue;
    const known = sums.get(id);
    const sum = known?.sum == null ? row.sum : known.sum + row.sum;
    const reported = (known ?? ofNobody).reported + Number(row.reported);
    // Money has decimals, and sums of binary fractions are off by a little.
    sums.set(id, { sum: Number(sum.toFixed(6)), reported });
  }
  return sums;
}
