import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { Line } from "@/lib/series";
import { groupTrend } from "../group-trend";
import { memberSeries } from "../member-series";
import { unitNames } from "../unit-names";
import { breaksOfGroup, breaksOfUnits } from "./breaks";
import { type Frame, seriesOf, type ViewChart } from "./frame";
import { groupPoint, lineOf } from "./lines";

/**
 * The indicators beside or upon each other: of the group as a whole, or of each chosen agency in a chart of its
 * own. Those of different units are never in one chart.
 */
export async function layeredCharts(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const charts: ViewChart[] = [];
  for (const unit of new Set(indicators.map((indicator) => indicator.unit))) {
    const alike = indicators.filter((indicator) => indicator.unit === unit);
    charts.push(
      ...(frame.view.units.length === 0
        ? await layersOfGroup(frame, alike)
        : await layersOfUnits(frame, alike)),
    );
  }
  return charts;
}

/** Layers that add up to 100 %: rates cannot be added, and are left out with a note. */
export async function shareCharts(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const rates = indicators.filter(({ kind }) => kind === "rate");
  if (rates.length === 0) return layeredCharts(frame, indicators);
  const note = `${rates.map(({ zh }) => zh).join("、")}已经是比率，不能再算占比，没有列入`;
  const levels = indicators.filter(({ kind }) => kind === "level");
  if (levels.length === 0) return [{ indicator: null, series: seriesOf(frame, rates[0], [], [], [note]) }];
  const charts = await layeredCharts(frame, levels);
  return charts.map(({ indicator, series }) => ({
    indicator,
    series: { ...series, notes: [...series.notes, note] },
  }));
}

async function layersOfGroup(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const { db, group, span, facts } = frame;
  const ids = indicators.map(({ id }) => id);
  const trends = await groupTrend(db, group, ids, span);
  const lines = trends.map(
    ({ indicator, points }): Line => ({
      key: indicator,
      name: indicatorById(indicator).zh,
      role: "series",
      href: null,
      points: points.map(groupPoint),
    }),
  );
  const breaks = breaksOfGroup(trends[0]?.points ?? []);
  const title = `${facts.name}：${indicators.map(({ zh }) => zh).join("、")}`;
  return [{ indicator: null, series: { ...seriesOf(frame, indicators[0], lines, breaks, []), title } }];
}

async function layersOfUnits(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const { db, view, span } = frame;
  const ids = indicators.map(({ id }) => id);
  const rows = await memberSeries(db, ids, view.units, span);
  const names = await unitNames(db, view.units);
  return view.units.map((key) => {
    const own = rows.filter((row) => row.agencyKey === key);
    const lines = indicators.flatMap(({ id, zh }) =>
      lineOf(
        own.filter((row) => row.indicator === id),
        key,
        zh,
        span,
        "series",
      ).map((line) => ({ ...line, key: id })),
    );
    const series = seriesOf(frame, indicators[0], lines, breaksOfUnits(own), []);
    const title = `${names.get(key) ?? key}：${indicators.map(({ zh }) => zh).join("、")}`;
    return { indicator: null, series: { ...series, title } };
  });
}
