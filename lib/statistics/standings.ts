import { findCell } from "@/lib/catalogue/cells";
import type { Indicator } from "@/lib/catalogue/indicators";
import { isProportion } from "@/lib/catalogue/rates";
import type { Change, FigureBefore, Interval, RankPlace, Standing, Together } from "@/lib/series/series";
import { type AgencyFigure, agencyChange, isComparable, isUsable, possibleRange } from "./agency-figure";
import { countChangeChance, rare, shareChangeChance } from "./beyond-chance";
import { againstRate } from "./funnel";
import { poissonInterval, wilsonInterval } from "./intervals";
import type { PooledFigure } from "./pooled-years";
import type { Measured } from "./rank-intervals";

/** An agency in a ranking: its figure, and that of the year before where it was asked for. */
export type RankEntry = PooledFigure & { before: AgencyFigure | undefined };

/** How each agency stands, in their order. `places` are those of `rankable`, `median` that which is shown. */
export function standings(
  indicator: Indicator,
  all: readonly RankEntry[],
  places: ReadonlyMap<RankEntry, RankPlace>,
  median: number | null,
): Standing[] {
  const rate = pooledRate(indicator, all);
  return all.map((entry): Standing => {
    const { figure, years, before } = entry;
    const ranked = isRanked(figure);
    const change = years.length > 1 || before === undefined ? null : agencyChange(indicator, before, figure);
    const chance = changeChance(indicator, before, figure, change);
    return {
      years,
      interval: ranked ? intervalOf(indicator, figure) : null,
      rank: places.get(entry) ?? null,
      distance: ranked && median !== null && figure.value !== null ? figure.value - median : null,
      against:
        ranked && rate !== null && isProportion(indicator) && figure.part !== null && figure.whole !== null
          ? againstRate(figure.part, figure.whole, rate)
          : null,
      change,
      before: chance === null || !before ? null : figureBefore(indicator, before),
      beyondChance: chance !== null && chance < rare,
    };
  });
}

/** Whether a figure may have a place: it is there, its base is large enough, and it can be true. */
export const isRanked = (figure: AgencyFigure): boolean => isUsable(figure) && figure.value !== null;

/** All taken together; null of a level, whose agencies have no common measure, and under two agencies. */
export function allTogether({ kind }: Indicator, all: readonly RankEntry[]): Together | null {
  const used = all.filter(({ figure }) => isUsable(figure) && figure.whole !== null && figure.whole > 0);
  if (kind === "level" || used.length < 2) return null;
  const sum = (field: "part" | "whole") =>
    used.reduce((total, { figure }) => total + (figure[field] ?? Number.NaN), 0);
  return { part: sum("part"), whole: sum("whole"), n: used.length };
}

/** The rate of all taken together, where they have one. */
export function pooledRate(indicator: Indicator, all: readonly RankEntry[]): number | null {
  const together = allTogether(indicator, all);
  return together && together.part / together.whole;
}

/** What chance is reckoned from; null where it is not, as of money, of changes, of 约 and of rates that are no shares. */
export function measuredOf(indicator: Indicator, figure: AgencyFigure): Measured | null {
  const { value, part, whole, approximate } = figure;
  if (!isRanked(figure) || approximate || value === null) return null;
  if (indicator.kind === "rate")
    return part === null || whole === null || !isProportion(indicator) ? null : [part, whole];
  const counted = indicator.part.every((id) => findCell(id)?.measure === "count");
  return counted && Number.isInteger(value) && value >= 0 ? [value] : null;
}

function intervalOf(indicator: Indicator, figure: AgencyFigure): Interval | null {
  const measured = measuredOf(indicator, figure);
  if (measured === null) return null;
  const [part, whole] = measured;
  return whole === undefined ? poissonInterval(part) : wilsonInterval(part, whole);
}

/**
 * The places of those that may have one, from the largest; equal figures have the same. `drawn` are the intervals of those whose
 * `measuredOf` is not null, in their order. An interval holds the place itself and whatever equal and rounded figures leave open.
 * A single one has no place.
 */
export function placesOf(
  indicator: Indicator,
  all: readonly RankEntry[],
  drawn: readonly { best: number; worst: number }[],
): Map<RankEntry, RankPlace> {
  const ranked = all.filter(({ figure }) => isRanked(figure));
  const of = ranked.length;
  if (of < 2) return new Map();
  const ranges = ranked.map(({ figure }) => possibleRange(figure));
  // Places by chance are those among all only where chance is known of all.
  const measured = ranked.filter(({ figure }) => measuredOf(indicator, figure) !== null);
  const byChance = new Map(
    measured.length === of ? measured.map((one, at) => [one, drawn[at]] as const) : [],
  );
  return new Map(
    ranked.map((entry, index) => {
      const own = ranges[index] ?? { low: Number.NaN, high: Number.NaN };
      const value = entry.figure.value ?? Number.NaN;
      const place = 1 + ranked.filter(({ figure }) => (figure.value ?? Number.NaN) > value).length;
      const surely = ranges.filter(({ low }) => low > own.high).length;
      const perhaps = ranges.filter((range, at) => at !== index && range.high > own.low).length;
      const chance = byChance.get(entry);
      return [
        entry,
        {
          place,
          best: Math.min(place, surely + 1, chance?.best ?? of),
          worst: Math.max(place, perhaps + 1, chance?.worst ?? 1),
          of,
        },
      ];
    }),
  );
}

/** How probable so large a change is by chance alone; null where there is none, or chance is not known. */
function changeChance(
  indicator: Indicator,
  before: AgencyFigure | undefined,
  now: AgencyFigure,
  change: Change | null,
): number | null {
  if (change === null || change.refused !== null || !before || !isComparable(indicator, before, now))
    return null;
  const [earlier, later] = [measuredOf(indicator, before), measuredOf(indicator, now)];
  if (earlier === null || later === null) return null;
  const [[first, ofFirst], [last, ofLast]] = [earlier, later];
  return ofFirst === undefined || ofLast === undefined
    ? countChangeChance(first, last)
    : shareChangeChance({ part: first, whole: ofFirst }, { part: last, whole: ofLast });
}

function figureBefore(indicator: Indicator, figure: AgencyFigure): FigureBefore | null {
  const { year, value, part, whole, checks } = figure;
  if (value === null) return null;
  return { year, value, part, whole, interval: intervalOf(indicator, figure), checks };
}
