import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { type GroupKind, groupKinds, scopeOfKind } from "@/lib/agencies/agency-kind";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencies } from "../schema";
import { startsWith } from "../starts-with";
import { likeUnits } from "./like/like-units";
import { everFiled } from "./year-span";

export { everFiled, isThere, validInYear, type YearSpan, yearsOfSpan } from "./year-span";

/**
 * Agencies of one kind below a region that the register expects to file, or that ever filed in the scope, at any
 * depth; bureaus only directly below it, so that a city's are not mixed with its counties'. Governments contain each
 * other: only those directly below the region, or, where there is none, its own alone. Region "" is everything.
 */
export type Group = {
  region: string;
  kind: GroupKind;
  scope: Scope;
  /** Of every kind all at any depth, the region's own government among them: who is counted, and not compared. */
  everywhere?: true;
  among?: Among;
};

/** Instead of a region: an agency with those that are like it, or agencies that somebody named as a group. */
export type Among =
  | { kind: "like"; like: string; scope: Scope | null; from: number | null; to: number | null }
  | { kind: "own"; name: string; units: readonly string[] };

/** The parts of a view that say whom it compares. */
export type AskedGroup = Pick<View, "region" | "kind"> &
  Partial<Pick<View, "scope" | "like" | "name" | "units" | "from" | "to">>;

export const groupOf = (view: AskedGroup): Group => {
  const { region, kind, scope = scopeOfKind(kind) } = view;
  const among = amongOf(view);
  return { region, kind, scope, ...(among ? { among } : {}) };
};

function amongOf({ like, name = "", units = [], scope, from, to }: AskedGroup): Among | null {
  if (like !== undefined) return likeAmong({ like, scope, from, to });
  return name === "" || units.length === 0 ? null : { kind: "own", name, units };
}

const likeAmong = ({ like, scope, from, to }: Pick<View, "scope" | "from" | "to"> & { like: string }) =>
  ({ kind: "like", like, scope: scope ?? null, from: from ?? null, to: to ?? null }) as const;

/** All of a kind within a region who owe reports, at any depth: by this 总览, 报送 and 核查 count alike. */
export const filersOf = (asked: Pick<View, "region" | "kind">): Group => ({
  ...groupOf(asked),
  everywhere: true,
});

/** The condition on `agencies` of being a member of the group; nothing belongs to an unknown region. */
export async function isMember(db: ReadDb, group: Group): Promise<SQL | undefined> {
  if (group.among) return inArray(agencies.key, await keysAmong(db, group.among));
  const waitsOrFiled = or(eq(agencies.expected, true), everFiled(db, group.scope));
  const condition = and(await belongs(db, group), waitsOrFiled);
  const found = await idsOf(db, condition);
  if (found.length > 0 || group.kind !== "government" || group.everywhere)
    return namingFew(found, () => condition);
  return and(eq(agencies.key, group.region), inArray(agencies.kind, kindsOf(group)), waitsOrFiled);
}

async function keysAmong(db: ReadDb, among: Among): Promise<string[]> {
  if (among.kind === "own") return [...among.units];
  const found = await likeUnits(db, among);
  return "keys" in found ? found.keys : [];
}

const idsOf = (db: ReadDb, condition: SQL | undefined) =>
  db
    .select({ id: agencies.id })
    .from(agencies)
    .where(condition)
    .limit(FEW + 1);

/** Up to so many agencies are named one by one, which leads the engine straight to their rows. */
const FEW = 2_000;

/** The condition on `agencies` of being one of those found, or, of many, the one they were found by. */
export function namingFew<Condition>(
  found: readonly { id: number }[],
  condition: () => Condition,
): Condition | SQL | undefined {
  if (found.length > FEW) return condition();
  return inArray(
    agencies.id,
    found.map(({ id }) => id),
  );
}

const kindsOf = ({ kind }: Pick<Group, "kind">) => [...groupKinds[kind].kinds];

async function belongs(db: ReadDb, { region, kind, everywhere }: Group): Promise<SQL | undefined> {
  const ofKind = inArray(agencies.kind, kindsOf({ kind }));
  if (everywhere) return region === "" ? ofKind : and(ofKind, await inRegion(db, region));
  const directly = region === "" ? isNull(agencies.parentKey) : eq(agencies.parentKey, region);
  if (kind === "government") return and(ofKind, directly);
  if (region === "") return ofKind;
  if (kind === "bureau") return and(ofKind, directly);
  return and(ofKind, ne(agencies.key, region), await inRegion(db, region));
}

/** The condition on `agencies` of being the region or below it; true of nothing for an unknown region. */
export async function inRegion(db: ReadDb, region: string): Promise<SQL> {
  const [found] = await db.select({ path: agencies.path }).from(agencies).where(eq(agencies.key, region));
  return found ? startsWith(agencies.path, found.path) : sql`1 = 0`;
}
