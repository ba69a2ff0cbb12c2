import { and, asc, eq, isNull, or, type SQL } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import type { Scope } from "@/lib/catalogue/form-facts";
import { latestYears, type Nearest, nearestUnits, type YearValues } from "@/lib/statistics/nearest-units";
import { isLikeWay, likeWays, mostLike, parseLike } from "@/lib/view/like-choice";
import type { ReadDb } from "../../client";
import { isAmong } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies, observations } from "../../schema";
import { startsWith } from "../../starts-with";
import { availableYears } from "../dataset-version";
import { indicatorInVersion } from "../indicator-of";
import { memberValues } from "../member-values";
import { keysOf } from "../regions";
import { everFiled, validInYear } from "../year-span";
import { covariateList, covariateValues } from "./covariates";

/** How high the government is that an agency belongs to; bureaus and governments are like those of their own level. */
export type AgencyLevel = "province" | "city" | "county" | "other";

/** An agency and those that are like it. */
export type LikeUnits = {
  of: string;
  kind: string;
  level: AgencyLevel;
  /** Its own and theirs, by division code. */
  keys: string[];
  /** What all of them lie in; null where they are found in the whole database. */
  place: string | null;
  /** What they are near in; null where they lie in one place. */
  nearest: (Nearest & { unit: string; counts: boolean }) | null;
};

/** Of `from` and `to` null is the first year or the last that there is; the scope null is the usual one of the kind. */
export type AskedLike = { like: string; scope: Scope | null; from: number | null; to: number | null };

/** Why nobody can be said to be like an agency. */
export type NoLikes = { none: "agency" | "kind" | "place" | "way" | "value" | "others" };

/**
 * Whom a view may compare with an agency, as `like` says (lib/view/like-choice.ts): of its kind and level, who should
 * file or did, and was there in the last year.
 */
export const likeUnits = remembered(
  "likeUnits",
  async (db: ReadDb, { like, scope: asked, from, to }: AskedLike): Promise<LikeUnits | NoLikes> => {
    const { of, by } = parseLike(like);
    const [own] = await db.select(columns).from(agencies).where(eq(agencies.key, of));
    if (!own) return { none: "agency" };
    if (own.kind === "unknown") return { none: "kind" };
    const scope = asked ?? scopeOfKind(own.kind);
    const way = isLikeWay(by) ? by : null;
    const measure = way === null ? await covariateOf(db, by) : likeWays[way].measure;
    if (way === null && measure === null) return { none: "way" };
    const place = way === "parent" ? own.parentKey : way === "city" ? cityOf(own) : null;
    if (place === null && (way === "parent" || way === "city")) return { none: "place" };
    const span = await spanOf(db, from, to);
    const level = levelOf(own);
    const others = (await candidates(db, own, scope, place, way, Math.min(span.to, own.validTo ?? span.to)))
      .filter(({ key }) => key !== of)
      .filter((one) => levelOf(one) === level);
    const found = { of, kind: own.kind, level, place };
    const withOwn = (near: readonly string[]) => {
      const chosen = new Set(near);
      const all = [own, ...others.filter(({ key }) => chosen.has(key))];
      return all.sort((a, b) => (a.sort < b.sort ? -1 : 1)).map(({ key }) => key);
    };
    if (measure === null) {
      if (others.length === 0) return { none: "others" };
      return { ...found, keys: withOwn(others.map(({ key }) => key)), nearest: null };
    }
    const counts = "indicator" in measure;
    const nearest = counts
      ? await nearestInFigures(db, own, others, measure.indicator, scope, span)
      : await nearestInCovariate(db, own, others, measure.name, span.to);
    if (nearest === null) return { none: "value" };
    if (nearest.near.length === 0) return { none: "others" };
    const keys = withOwn(nearest.near.map(({ key }) => key));
    return { ...found, keys, nearest: { ...nearest, unit: measure.unit, counts } };
  },
);

/**
 * By what an agency may be compared with those like it, as its own figures and place allow; whether there is anybody
 * is only known when it is asked.
 */
export const likeChoices = remembered("likeChoices", async (db: ReadDb, key: string): Promise<string[]> => {
  const [own] = await db.select(columns).from(agencies).where(eq(agencies.key, key));
  if (!own || own.kind === "unknown") return [];
  const [span, scope] = [await spanOf(db, null, null), scopeOfKind(own.kind)];
  const whom = eq(agencies.id, own.id);
  const choices: string[] = [];
  for (const [by, { measure }] of Object.entries(likeWays))
    if (by === "parent" ? own.parentKey !== null : by === "city" ? cityOf(own) !== null : measure !== null)
      if (measure === null || (await usableValues(db, measure.indicator, scope, span, whom)).size > 0)
        choices.push(by);
  for (const { name } of await covariateList(db))
    if ((await covariateValues(db, name, span.to, whom)).length > 0) choices.push(name);
  return choices;
});

const columns = {
  id: agencies.id,
  key: agencies.key,
  kind: agencies.kind,
  parentKey: agencies.parentKey,
  path: agencies.path,
  sort: agencies.sort,
  validTo: agencies.validTo,
};
type Candidate = {
  id: number;
  key: string;
  kind: (typeof agencies.$inferSelect)["kind"];
  parentKey: string | null;
  path: string;
  sort: string;
  validTo: number | null;
};

async function covariateOf(db: ReadDb, name: string): Promise<{ name: string; unit: string } | null> {
  return (await covariateList(db)).find((one) => one.name === name) ?? null;
}

async function spanOf(db: ReadDb, from: number | null, to: number | null) {
  const years = await availableYears(db);
  const [first = from ?? 0, last = to ?? 0] = [years[0], years.at(-1)];
  const [one, other] = [from ?? first, to ?? last];
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

async function candidates(
  db: ReadDb,
  own: Candidate,
  scope: Scope,
  place: string | null,
  way: string | null,
  year: number,
): Promise<Candidate[]> {
  const condition = await within(db, place, way);
  return db
    .select(columns)
    .from(agencies)
    .where(
      and(
        eq(agencies.kind, own.kind),
        condition,
        or(eq(agencies.expected, true), everFiled(db, scope)),
        validInYear(year),
      ),
    )
    .orderBy(asc(agencies.sort));
}

async function within(db: ReadDb, place: string | null, way: string | null): Promise<SQL | undefined> {
  if (place === null) return undefined;
  if (way === "parent") return eq(agencies.parentKey, place);
  const [found] = await db.select({ path: agencies.path }).from(agencies).where(eq(agencies.key, place));
  return found ? startsWith(agencies.path, found.path) : isNull(agencies.id);
}

/** Beijing and the other three are provinces and cities at once. */
const municipalities = new Set(["110000", "120000", "310000", "500000"]);

function cityOf({ path }: Candidate): string | null {
  const keys = keysOf(path);
  const city = keys.find((key) => /^\d{4}00$/.test(key) && !key.endsWith("0000"));
  return city ?? keys.find((key) => municipalities.has(key)) ?? null;
}

function levelOf({ kind, key, parentKey }: Candidate): AgencyLevel {
  if (kind !== "government" && kind !== "bureau") return "other";
  const code = kind === "government" ? key : (parentKey ?? "");
  if (!/^\d{6}$/.test(code)) return "other";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

/** Of an indicator by agency; what cannot be true makes nobody like another. */
async function usableValues(
  db: ReadDb,
  indicatorId: string,
  scope: Scope,
  span: { from: number; to: number },
  whom: SQL,
) {
  const indicator = indicatorInVersion(db, indicatorId);
  const rows = await memberValues(db, indicator, span, and(whom, eq(observations.scope, scope)));
  return valuesByAgency(
    rows.flatMap(({ agency, year, part, complete, impossible }) =>
      complete === 1 && impossible === 0 && part !== null ? [{ agency, year, value: part }] : [],
    ),
  );
}

async function nearestInFigures(
  db: ReadDb,
  own: Candidate,
  others: readonly Candidate[],
  indicator: string,
  scope: Scope,
  span: { from: number; to: number },
): Promise<Nearest | null> {
  const read = (years: typeof span, whom: SQL) => usableValues(db, indicator, scope, years, whom);
  const mine = (await read(span, eq(agencies.id, own.id))).get(own.id) ?? new Map<number, number>();
  const years = latestYears([...mine.keys()]);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ids = others.map(({ id }) => id);
  await db.soundness?.requireFigures(db, { agencies: [own.id, ...ids], years });
  const values = await read({ from: first, to: last }, isAmong(agencies.id, ids));
  const isLacking = (id: number) => years.some((year) => values.get(id)?.has(year) !== true);
  // Who lacks one of these years may have others in common with the agency.
  const lacking = mine.size > years.length ? ids.filter(isLacking) : [];
  if (lacking.length > 0)
    for (const [id, all] of await read(span, isAmong(agencies.id, lacking))) values.set(id, all);
  return nearestOf(mine, others, values, true);
}

async function nearestInCovariate(
  db: ReadDb,
  own: Candidate,
  others: readonly Candidate[],
  name: string,
  to: number,
): Promise<Nearest | null> {
  const values = valuesByAgency(await covariateValues(db, name, to, eq(agencies.kind, own.kind)));
  return nearestOf(values.get(own.id) ?? new Map(), others, values, false);
}

function nearestOf(
  own: YearValues,
  others: readonly Candidate[],
  values: ReadonlyMap<number, YearValues>,
  counts: boolean,
): Nearest | null {
  const list = others.map(({ id, key }) => ({ key, values: values.get(id) ?? new Map<number, number>() }));
  return nearestUnits(own, list, { most: mostLike, counts });
}

function valuesByAgency(rows: readonly { agency: number; year: number; value: number }[]) {
  const found = new Map<number, Map<number, number>>();
  for (const { agency, year, value } of rows)
    found.set(agency, (found.get(agency) ?? new Map<number, number>()).set(year, value));
  return found;
}
