import { overlapOf } from "@/lib/catalogue/identities";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, SeriesBreak } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { commonLayers } from "@/lib/statistics/common-layers";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { groupFigures, matchedAgencies } from "@/lib/statistics/group-figures";
import { mostAgencies } from "@/lib/view/view";
import { yearsOfSpan } from "../../queries/group";
import { memberSeries } from "../../queries/member-series";
import { type Frame, seriesOf, type ViewChart } from "../frame";
import { groupPoint, lineOf } from "../lines";
import { chartMembers, memberRows } from "../members";
import { coverageNotes } from "../notes";

/** The indicators upon each other. */
export const stackedCharts = (frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> =>
  layeredCharts(frame, indicators, { stacked: true });

/**
 * The indicators beside or upon each other: of the group as a whole, or of each chosen agency, and of those that are
 * like it, in a chart of its own. Those of different units are never in one chart.
 */
export async function layeredCharts(
  frame: Frame,
  indicators: readonly Indicator[],
  { stacked }: { stacked: boolean },
): Promise<ViewChart[]> {
  const charts: ViewChart[] = [];
  for (const unit of new Set(indicators.map((indicator) => indicator.unit))) {
    const alike = indicators.filter((indicator) => indicator.unit === unit);
    const { layers, notes } = stacked ? addable(alike) : { layers: alike, notes: [] };
    const made =
      frame.view.units.length === 0
        ? await layersOfGroup(frame, layers, stacked)
        : await layersOfAgencies(frame, layers);
    charts.push(
      ...made.map((chart) => ({
        ...chart,
        series: { ...chart.series, notes: [...chart.series.notes, ...notes] },
      })),
    );
  }
  return charts;
}

export const namesOf = (indicators: readonly Indicator[]) => indicators.map(({ zh }) => zh).join("、");

/** Figures of which none is a part of another: a total beside its own parts would count them twice. */
function addable(indicators: readonly Indicator[]): { layers: Indicator[]; notes: string[] } {
  const notes: string[] = [];
  const layers = indicators.filter((whole) => {
    const parts = indicators.filter((part) => part !== whole && overlapOf(whole, part) === "contains");
    if (parts.length > 0) notes.push(`“${whole.zh}”已经包含“${namesOf(parts)}”，不能相加，没有列入`);
    return parts.length === 0;
  });
  return { layers, notes };
}

async function layersOfGroup(
  frame: Frame,
  indicators: readonly Indicator[],
  stacked: boolean,
): Promise<ViewChart[]> {
  const { db, view, group, span, facts } = frame;
  const years = yearsOfSpan(span);
  const read = new Map<Indicator, AgencyFigure[]>();
  for (const indicator of indicators)
    read.set(indicator, await memberSeries(db, [indicator.id], group, span, { quality: view.quality }));
  const { layers, leftOut } = stacked ? commonLayers(read) : { layers: read, leftOut: new Map() };
  const common = stacked && view.base === "matched" ? matchedInAll(layers, years) : null;
  const made = [...layers].map(([indicator, rows]) => {
    const matched = view.base === "matched" ? (common ?? matchedAgencies(rows, years)) : null;
    return { indicator, points: groupFigures(indicator, rows, years, matched) };
  });
  const lines = made.map(
    ({ indicator, points }): Line => ({
      key: indicator.id,
      name: indicator.zh,
      role: "series",
      scope: group.scope,
      href: null,
      points: points.map(groupPoint),
    }),
  );
  const notes = [...leftOutNotes(leftOut), ...coverageNotes(made[0]?.points ?? [])];
  const series = seriesOf(frame, indicators[0], lines, breaksOf(read), notes);
  const title = `${facts.name}：${namesOf(indicators)}`;
  return [{ indicator: null, series: { ...series, indicator: null, title } }];
}

/** The agencies that have something in every layer of every year that their form has. */
function matchedInAll(layers: ReadonlyMap<Indicator, AgencyFigure[]>, years: readonly number[]): Set<string> {
  const all = [...layers.values()].flat().filter(({ missing }) => missing !== "not_in_form");
  const slots = new Map(all.map((row) => [`${row.agencyKey} ${row.year}`, row]));
  return matchedAgencies([...slots.values()], years);
}

function leftOutNotes(leftOut: ReadonlyMap<number, number>): string[] {
  const years = [...leftOut].filter(([, count]) => count > 0);
  if (years.length === 0) return [];
  return [`缺少其中一项的机关不计入各层：${years.map(([year, count]) => `${year}年${count}个`).join("、")}`];
}

function breaksOf(read: ReadonlyMap<Indicator, readonly AgencyFigure[]>): SeriesBreak[] {
  const years = new Map<number, SeriesBreak[]>();
  for (const [indicator, rows] of read)
    for (const found of formBreaks(indicator, rows))
      years.set(found.year, [...(years.get(found.year) ?? []), found]);
  return [...years]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, found]) => {
      const explain = [...new Set(found.map((one) => one.explain))].join("；");
      return found
        .slice(0, 1)
        .map(({ zh }) => ({ year, zh, explain, joined: found.every(({ joined }) => joined) }));
    });
}

/** A chart for each chosen agency, and for each of those that one is compared with because they are like it. */
async function layersOfAgencies(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const members = await chartMembers(frame, mostAgencies);
  const rows = new Map<Indicator, Map<string, AgencyFigure[]>>();
  for (const indicator of indicators)
    rows.set(indicator, await memberRows(frame, members.agencies, indicator));
  return members.agencies.map(({ key, name }) => {
    const own = new Map(indicators.map((indicator) => [indicator, rows.get(indicator)?.get(key) ?? []]));
    const lines = [...own].flatMap(([indicator, figures]) =>
      lineOf(indicator, figures, key, indicator.zh, yearsOfSpan(frame.span), "series").map((line) => ({
        ...line,
        key: indicator.id,
      })),
    );
    const series = seriesOf(frame, indicators[0], lines, breaksOf(own), members.notes);
    const title = `${name}：${namesOf(indicators)}`;
    return { indicator: null, series: { ...series, indicator: null, title }, owner: { key, name } };
  });
}
