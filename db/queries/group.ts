import { and, eq, inArray, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import { type GroupKind, groupKinds } from "@/lib/view";
import type { ReadDb } from "../client";
import { agencies } from "../schema";
import { startsWith } from "../starts-with";

/**
 * Agencies of one kind below a region, at any depth; bureaus only directly below it, so that a city's are not
 * mixed with its counties'. Region "" is everything.
 */
export type Group = { region: string; kind: GroupKind };

/** Both ends are included. */
export type YearSpan = { from: number; to: number };

/** Whose figures a group is compared by: governments file for their territory, all others for themselves. */
export function scopeOfKind(kind: string): Scope {
  return kind === "government" ? "territory" : "own";
}

/** The condition on `agencies` of belonging to the group; nothing belongs to an unknown region. */
export async function inGroup(db: ReadDb, group: Group): Promise<SQL | undefined> {
  const condition = await belongs(db, group);
  const found = await db
    .select({ id: agencies.id })
    .from(agencies)
    .where(condition)
    .limit(FEW + 1);
  return namingFew(found, condition);
}

/** Up to so many agencies are named one by one, which leads the engine straight to their rows. */
const FEW = 2_000;

/** The condition on `agencies` of being one of those found, or, of many, the one they were found by. */
export function namingFew(found: readonly { id: number }[], condition: SQL | undefined): SQL | undefined {
  if (found.length > FEW) return condition;
  return inArray(
    agencies.id,
    found.map(({ id }) => id),
  );
}

async function belongs(db: ReadDb, { region, kind }: Group): Promise<SQL | undefined> {
  const ofKind = inArray(agencies.kind, [...groupKinds[kind].kinds]);
  if (region === "") return ofKind;
  if (kind === "bureau") return and(ofKind, eq(agencies.parentKey, region));
  return and(ofKind, ne(agencies.key, region), await inRegion(db, region));
}

/** The condition on `agencies` of being the region or below it; true of nothing for an unknown region. */
export async function inRegion(db: ReadDb, region: string): Promise<SQL> {
  const [found] = await db.select({ path: agencies.path }).from(agencies).where(eq(agencies.key, region));
  return found ? startsWith(agencies.path, found.path) : sql`1 = 0`;
}

/** The condition of an agency's being there in a year: given, or that of a row. */
export function validIn(year: number | SQLWrapper): SQL {
  return sql`(${agencies.validFrom} is null or ${agencies.validFrom} <= ${year})
    and (${agencies.validTo} is null or ${agencies.validTo} >= ${year})`;
}

export function yearsOf({ from, to }: YearSpan): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
