import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { furthestPhrase } from "@/lib/sentence/phrases";
import { publishesPlaces } from "@/lib/series/published-ranks";
import type { Line, Series } from "@/lib/series/series";
import { furthestChange, type LookedAt } from "@/lib/statistics/furthest-change";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { availableYears, currentVersion } from "../queries/dataset-version";
import { groupOf } from "../queries/group";
import { type GroupTrend, groupTrend } from "../queries/group-trend";
import { indicatorInVersion } from "../queries/indicator-of";
import { memberSeries } from "../queries/member-series";
import { remembered } from "../remembered";
import { type Frame, seriesOf, totalOptions } from "./frame";
import { groupPoint } from "./lines";
import { type NamedGroup, namedGroup, regionName } from "./named-group";
import { coverageNotes } from "./notes";
import { viewSpan } from "./view-series";

/** Whose changes and in what are held against chance: volume, results and disputes. */
const watched = [
  "requests.received.total",
  "requests.closed.total",
  "rate.disclosed",
  "rate.refused",
  "rate.unavailable",
  "rate.unprocessed",
  "rate.carried_out",
  "disputes.review.total",
  "sum.suits",
] as const;

/** One kind of a region's agencies beside the others, with the figures of the years that a view shows. */
export type KindTrends = { kind: GroupKind; facts: NamedGroup; trends: GroupTrend[] };

/** The development of some indicators of each kind of a region's agencies; kinds that nobody is of are left out. */
export async function kindTrends(
  db: ReadDb,
  view: View,
  kinds: readonly GroupKind[],
  indicatorIds: readonly string[],
): Promise<KindTrends[]> {
  const span = viewSpan(view, await availableYears(db));
  const found: KindTrends[] = [];
  for (const kind of kinds) {
    const group = groupOf({ ...view, kind });
    const facts = await namedGroup(db, group, span.to);
    if (facts.members === 0) continue;
    const trends = await groupTrend(db, group, indicatorIds, span, totalOptions(view));
    found.push({ kind, facts, trends });
  }
  return found;
}

/** An indicator of all kinds, a line for each: they are set side by side and never added up. */
export async function kindSeries(
  db: ReadDb,
  view: View,
  kinds: readonly KindTrends[],
  indicatorId: string,
): Promise<Series> {
  const indicator = indicatorInVersion(db, indicatorId);
  const [first] = kinds;
  const span = viewSpan(view, await availableYears(db));
  const facts: NamedGroup = {
    ...{ region: null, members: 0, name: "", whom: "", caption: "", notes: [] },
    ...first?.facts,
    demo: kinds.some(({ facts: { demo } }) => demo),
  };
  const frame: Frame = {
    ...{ db, view, span, facts, group: groupOf(view) },
    version: await currentVersion(db),
  };
  const told = kinds.map(({ kind, facts: { name }, trends }) => {
    const trend = trends.find((one) => one.indicator === indicatorId);
    const points = trend?.points ?? [];
    const line: Line = {
      ...{ key: kind, name: groupKinds[kind].zh, role: "series", href: null },
      ...{ scope: groupOf({ ...view, kind }).scope, points: points.map(groupPoint) },
    };
    const notes = coverageNotes(points, indicator).map((note) => `${name}${note}`);
    return { line, notes, breaks: trend?.breaks ?? [] };
  });
  const breaks = new Map(told.flatMap((one) => one.breaks).map((one) => [`${one.year} ${one.zh}`, one]));
  const series = seriesOf(
    frame,
    indicator,
    told.map(({ line }) => line),
    [...breaks.values()].sort((a, b) => a.year - b.year),
    told.flatMap(({ notes }) => notes),
  );
  const whom = kinds.map(({ kind, facts: { members } }) => `${groupKinds[kind].zh}${members}个`).join("，");
  const subtitle = series.subtitle
    .split(" · ")
    .map((part, at) =>
      at === 1 ? `${regionName(facts)}${whom}` : view.scope === undefined ? whose(part) : part,
    )
    .join(" · ");
  return { ...series, subtitle };
}

/** Whose figures are of the whole territory. */
const whose = (part: string) =>
  part === scopeNames.territory ? `${groupKinds.government.zh}为${part}` : part;

/**
 * The one change from the year before that is furthest beyond chance among the kinds of a region's agencies, as a
 * sentence without its full stop; null where chance explains them all, or too few units can be compared.
 */
export const changedMost = remembered(
  "changedMost",
  async (db: ReadDb, view: View, kinds: readonly GroupKind[], year: number): Promise<string | null> => {
    const looked: LookedAt<string>[] = [];
    for (const kind of kinds) {
      const group = groupOf({ ...view, kind });
      const { name, members } = await namedGroup(db, group, year);
      // Of a kind with a single agency it would be said of that agency.
      if (members === 0 || (members === 1 && !publishesPlaces())) continue;
      const span = { from: year - 1, to: year };
      const rows = await memberSeries(db, watched, group, span, { quality: view.quality });
      const byIndicator = new Map<string, (typeof rows)[number][]>();
      for (const row of rows) {
        const own = byIndicator.get(row.indicator);
        if (own) own.push(row);
        else byIndicator.set(row.indicator, [row]);
      }
      for (const [id, own] of byIndicator)
        looked.push({ group: name, indicator: indicatorInVersion(db, id), rows: own });
    }
    const found = furthestChange(looked, year);
    return found ? furthestPhrase(found.group, found.indicator, found) : null;
  },
);
