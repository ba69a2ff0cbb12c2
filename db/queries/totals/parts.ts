import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { agencyKinds } from "@/lib/agencies/agency-kind";
import { type DeclaredCollection, isCollected } from "@/lib/agencies/filing";
import { isGovernmentOffice } from "@/lib/agencies/kind-of-name";
import type { Form } from "@/lib/catalogue/cell";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { agencies, reports } from "../../schema";
import { startsWith } from "../../starts-with";
import { isThere } from "../group";
import { slotKey } from "../questioned-cells";

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
export type RegionMember = Pick<typeof agencies.$inferSelect, keyof typeof member>;

/** A government and all agencies in its territory, itself too, in the order of divisions. */
export type Territory = { whole: RegionMember; members: RegionMember[] };

/** See `Territory`; null where the region is unknown or no government. */
export async function territoryOf(db: ReadDb, region: string): Promise<Territory | null> {
  const [whole] = await db.select(member).from(agencies).where(eq(agencies.key, region));
  if (whole?.kind !== "government") return null;
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
  return { whole, members };
}

/** The slots of the reports in force, see `slotKey`, with the forms that they are on. */
export async function slotsFiled(
  db: ReadDb,
  members: readonly RegionMember[],
  years: readonly number[],
): Promise<ReadonlyMap<string, Form>> {
  const rows = await inChunks(
    members.map(({ id }) => id),
    (ids) =>
      db
        .select({ agency: reports.agency, scope: reports.scope, year: reports.year, form: reports.form })
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
  return new Map(rows.map(({ agency, scope, year, form }) => [slotKey(agency, scope, year), form]));
}

export type Parts = {
  /** Those that filed for themselves, and those that should have; a government where neither itself nor an office did. */
  filed: RegionMember[];
  missing: RegionMember[];
  /** Governments that filed for themselves and have an office that files as well: whose figures are in which is not known. */
  doubled: RegionMember[];
};

/** The parts of a territory in a year. */
export function partsOf(
  members: readonly RegionMember[],
  year: number,
  filings: ReadonlyMap<string, unknown>,
): Parts {
  const there = members.filter((one) => isThere(one, year));
  const hasFiled = ({ id }: RegionMember) => filings.has(slotKey(id, "own", year));
  const withOffice = new Set(
    there.flatMap((one) =>
      one.kind === "bureau" && isGovernmentOffice(one.name) && (one.expected || hasFiled(one))
        ? [one.parentKey]
        : [],
    ),
  );
  const parts: Parts = { filed: [], missing: [], doubled: [] };
  for (const one of there) {
    const byOffice = one.kind === "government" && withOffice.has(one.key);
    if (hasFiled(one)) {
      parts.filed.push(one);
      if (byOffice) parts.doubled.push(one);
    } else if (!byOffice && (one.expected || filings.has(slotKey(one.id, "territory", year))))
      parts.missing.push(one);
  }
  return parts;
}

/** Whether it is known that a territory has no other reports: the collection was declared complete for all kinds of parts. */
export const isDeclaredWhole = (
  path: string,
  year: number,
  collections: readonly DeclaredCollection[],
): boolean =>
  agencyKinds.every((kind) => kind === "government" || isCollected({ path, kind }, year, collections));
