import type { MissingReason } from "@/lib/catalogue/cell";
import { smallestCoverage } from "@/lib/catalogue/comparison";
import { type Indicator, isOnForm } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import { type Change, type Point, refusedChange } from "@/lib/series/series";
import { type AgencyFigure, amountOf, isComparable, isUsable, rateFigure } from "./agency-figure";

/**
 * A group in one year: a sum of its agencies, or a rate of sums, over the `reported` that give a usable figure;
 * `filed` gave a report, `expected` should have, or did, and of these nobody declared the collection of
 * `uncollected`. Median and quartiles are of the agencies' own `values`. See docs/decisions/019.
 */
export type GroupFigure = Quartiles &
  Omit<Point, "href"> & {
    /** Without a report, and not due yet. */
    notDue: number;
    values: number;
  };

type Year = ReadonlyMap<string, AgencyFigure>;

/**
 * A group's figures, one for each year, from those of its members; of the `matched` alone, where they are given:
 * see `matchedAgencies`.
 */
export function groupFigures(
  indicator: Indicator,
  rows: readonly AgencyFigure[],
  years: readonly number[],
  matched: ReadonlySet<string> | null,
): GroupFigure[] {
  const byYear = new Map<number, Map<string, AgencyFigure>>(years.map((year) => [year, new Map()]));
  for (const row of rows)
    if (row.expected || row.form !== null) byYear.get(row.year)?.set(row.agencyKey, row);
  const isKept = (row: AgencyFigure) => isUsable(row) && (matched === null || matched.has(row.agencyKey));
  return years.map((year) => {
    const [before, now] = [byYear.get(year - 1), byYear.get(year) ?? new Map<string, AgencyFigure>()];
    const change = before ? changeBetween(indicator, before, now, isKept, matched !== null) : null;
    return { year, ...yearFigure(indicator, [...now.values()], isKept), change };
  });
}

/** The agencies with a usable figure in every one of the years. */
export function matchedAgencies(rows: readonly AgencyFigure[], years: readonly number[]): Set<string> {
  const usable = new Map<string, number>();
  for (const row of rows)
    if (years.includes(row.year) && isUsable(row))
      usable.set(row.agencyKey, (usable.get(row.agencyKey) ?? 0) + 1);
  return new Set([...usable].filter(([, count]) => count === years.length).map(([key]) => key));
}

type Keeps = (row: AgencyFigure) => boolean;

function yearFigure(
  indicator: Indicator,
  rows: readonly AgencyFigure[],
  isKept: Keeps,
): Omit<GroupFigure, "year" | "change"> {
  const used = rows.filter(isKept);
  const filed = rows.filter(({ form }) => form !== null);
  const values = used.flatMap(({ value }) => value ?? []);
  return {
    ...pooled(indicator, used, rows),
    ...quartilesOf(values),
    reported: used.length,
    filed: filed.length,
    expected: rows.length,
    uncollected: rows.filter(({ missing }) => missing === "not_collected").length,
    notDue: rows.filter(({ missing }) => missing === "not_due").length,
    impossible: rows.filter(({ impossible }) => impossible).length,
    flagged: used.filter(({ checks }) => checks.length > 0).length,
    checks: [...new Set(used.flatMap(({ checks }) => checks))].sort(),
    approximate: used.some(({ approximate }) => approximate),
    forms: [...new Set((used.length > 0 ? used : filed).flatMap(({ form }) => form ?? []))].sort(),
    values: values.length,
  };
}

function pooled({ kind, ...rest }: Indicator, used: readonly AgencyFigure[], all: readonly AgencyFigure[]) {
  if (used.length === 0)
    return { value: null, missing: whyNothing({ kind, ...rest }, all), part: null, whole: null };
  const amount = sumOf(used.map((row) => amountOf(kind, row)));
  if (kind === "level") return { value: amount, missing: null, part: null, whole: null };
  const whole = sumOf(used.map((row) => row.whole));
  const { value, missing } = rateFigure(amount, whole);
  return { value, missing, part: amount, whole };
}

/** Of usable figures: each has what is added. Fractions of money are summed without the dust of binary numbers. */
function sumOf(amounts: readonly (number | null)[]): number {
  const known = amounts.flatMap((amount) => amount ?? []);
  const sum = known.reduce((total, amount) => total + amount, 0);
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(6));
}

function whyNothing(indicator: Indicator, rows: readonly AgencyFigure[]): MissingReason {
  const filed = rows.flatMap(({ form }) => form ?? []);
  if (filed.length > 0)
    return filed.every((form) => !isOnForm(indicator, form)) ? "not_in_form" : "no_reports";
  const reasons = (["not_collected", "not_due", "not_filed"] as const).filter((reason) =>
    rows.some(({ missing }) => missing === reason),
  );
  return reasons[0] ?? "not_there";
}

type Pair = { earlier: AgencyFigure; row: AgencyFigure };

/** The same agencies in two years: all, and those with a usable figure in both, on forms that may be joined. */
function pairsBetween(indicator: Indicator, before: Year, now: Year, isKept: Keeps) {
  const both = [...now.values()].flatMap((row): Pair[] => {
    const earlier = before.get(row.agencyKey);
    return earlier ? [{ earlier, row }] : [];
  });
  const pairs = both.filter(
    ({ earlier, row }) => isKept(earlier) && isKept(row) && isComparable(indicator, earlier, row),
  );
  return { both, pairs };
}

/** A change of a group, and what it is of in both years: counts, and of a rate the wholes that they are parts of. */
export type MeasuredChange = {
  change: Change;
  before: { part: number; whole: number | null };
  now: { part: number; whole: number | null };
  /** Of the agencies that are compared, those with a figure in doubt in either year. */
  flagged: number;
  approximate: boolean;
};

/** The change of a group from the year before to a year, from the figures of its members in both. */
export function measuredChange(
  indicator: Indicator,
  rows: readonly AgencyFigure[],
  year: number,
): MeasuredChange {
  const ofYear = (wanted: number) =>
    new Map(
      rows
        .filter((row) => row.year === wanted && (row.expected || row.form !== null))
        .map((row) => [row.agencyKey, row]),
    );
  const [before, now] = [ofYear(year - 1), ofYear(year)];
  const { pairs } = pairsBetween(indicator, before, now, isUsable);
  const measured = (some: readonly AgencyFigure[]) => ({
    part: sumOf(some.map((row) => amountOf(indicator.kind, row))),
    whole: indicator.kind === "rate" ? sumOf(some.map((row) => row.whole)) : null,
  });
  const isInDoubt = ({ checks }: AgencyFigure) => checks.length > 0;
  return {
    change: changeBetween(indicator, before, now, isUsable, false),
    before: measured(pairs.map(({ earlier }) => earlier)),
    now: measured(pairs.map(({ row }) => row)),
    flagged: pairs.filter(({ earlier, row }) => isInDoubt(earlier) || isInDoubt(row)).length,
    approximate: pairs.some(({ earlier, row }) => earlier.approximate || row.approximate),
  };
}

/** Between the same agencies: those with a usable figure in both years, on forms that may be joined. */
function changeBetween(
  indicator: Indicator,
  before: Year,
  now: Year,
  isKept: Keeps,
  isMatched: boolean,
): Change {
  const { both, pairs } = pairsBetween(indicator, before, now, isKept);
  const [n, of] = [pairs.length, both.length];
  const undeclared = [...before.values(), ...now.values()].some(({ missing }) => missing === "not_collected");
  if (n === 0) return refusedChange("nothing", n, of);
  if (n < of * smallestCoverage) return refusedChange("coverage", n, of);
  if (undeclared && !isMatched) return refusedChange("undeclared", n, of);
  const sums = [pairs.map(({ earlier }) => earlier), pairs.map(({ row }) => row)].map((rows) =>
    pooledValue(indicator, rows),
  );
  const [first, last] = sums;
  if (first == null || last == null) return refusedChange("no_base", n, of);
  return { n, of, before: first, now: last, refused: null };
}

function pooledValue({ kind }: Indicator, rows: readonly AgencyFigure[]): number | null {
  const amount = sumOf(rows.map((row) => amountOf(kind, row)));
  if (kind === "level") return amount;
  const whole = sumOf(rows.map((row) => row.whole));
  return whole < smallestBase ? null : amount / whole;
}

/** Of some values, linearly interpolated; null where there are none. */
type Quartiles = { q1: number | null; median: number | null; q3: number | null };

export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const quartile = (fourths: number) => {
    const place = ((sorted.length - 1) * fourths) / 4;
    const low = sorted[Math.floor(place)];
    const high = sorted[Math.ceil(place)];
    return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
  };
  return { q1: quartile(1), median: quartile(2), q3: quartile(3) };
}
