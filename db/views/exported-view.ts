import { groupKinds } from "@/lib/agencies/agency-kind";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { bases, qualities } from "@/lib/catalogue/comparison";
import { scopeNames, scopes } from "@/lib/catalogue/form-facts";
import type { Indicator } from "@/lib/catalogue/indicators";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { yearsText } from "@/lib/chart/chart-words";
import type { ExportedChart, ExportedView } from "@/lib/export/exported-view";
import { viewSentence } from "@/lib/sentence/view-sentence";
import { sortNames } from "@/lib/series/sort-orders";
import { paths } from "@/lib/view/addresses";
import { chartFormNames, printView, referenceNames, scopeOf, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencyNames } from "../queries/agency-rows";
import { figureFindings } from "../queries/figure-findings";
import { groupOf } from "../queries/group";
import { groupMembers } from "../queries/group-members";
import { indicatorInVersion } from "../queries/indicator-of";
import { remembered } from "../remembered";
import { layersOf } from "./chart-view";
import { regionName } from "./named-group";
import { type ViewData, viewSeries } from "./view-series";

/** A view as it leaves the product: the figures that its page shows, with all that has to go with them. */
export const exportedView = remembered(
  "exportedView",
  async (db: ReadDb, asked: View): Promise<ExportedView> => {
    const names = await agencyNames(db, asked.units);
    const view: View = { ...asked, units: asked.units.filter((key) => names.has(key)) };
    const data = await viewSeries(db, view);
    const agencies = view.units.map((key) => ({ key, name: names.get(key) ?? key }));
    const { facts, span, version } = data;
    const members = await groupMembers(db, groupOf(view), span.to);
    const compared = { name: facts.name, members: members.map(({ key }) => key), base: view.base };
    const charts = data.charts.map((_, index): ExportedChart => {
      const chart = chartOf(data, index);
      const ids = new Set([...chart.indicators, ...layersOf(view, chart.series)]);
      const definitions = [...ids].map((id) => definitionOf(indicatorInVersion(db, id)));
      return { ...chart, definitions, sentence: viewSentence(chart, compared) };
    });
    const indicators = view.what.map((id) => indicatorInVersion(db, id));
    const what = some(
      indicators.map(({ zh }) => zh),
      "项",
    );
    const isAsked = groupOf(view).among !== undefined;
    const whom = isAsked
      ? `${facts.name}${facts.members}个`
      : agencies.length > 0
        ? some(
            agencies.map(({ name }) => name),
            "个机关",
          )
        : facts.name;
    const years = charts.flatMap(({ series: { pooled, years } }) =>
      pooled ? [pooled.from, pooled.to] : years,
    );
    const when = yearsText(years.length > 0 ? years : [span.from, span.to]);
    return {
      view,
      address: `${paths.compare}?${printView(version ? { ...view, v: version.label } : view)}`,
      title: `${whom}${what}，${when}`,
      naming: { what, whom, when },
      filters: [
        ...(isAsked
          ? [`比较对象：${facts.caption}`]
          : [`范围：${regionName(facts)}`, `单位：${groupKinds[view.kind].zh}${facts.members}个`]),
        ...(agencies.length > 0 ? [`机关：${agencies.map(({ name }) => name).join("、")}`] : []),
        `年份：${when}`,
        `指标：${indicators.map(({ zh, unit }) => `${zh}（${unit}）`).join("、")}`,
        `图形：${chartFormNames[view.how]}`,
        `参照：${referenceNames[view.against]}`,
        ...(view.how === "rank" || view.how === "funnel" ? rankFilters(view) : []),
        `口径：${scopesText(data)}`,
        `合计所含：${bases[view.base].zh}`,
        `待核的数：${qualities[view.quality].zh}`,
      ],
      version: version?.label ?? "没有数据",
      madeOn: version ? shanghaiDay(version.createdAt) : "",
      demo: data.charts.some(({ series }) => series.demo),
      charts,
      findings: (await figureFindings(db, view, span)).map((finding) => ({
        ...finding,
        check: checks[finding.check].zh,
        severity: severityNames[finding.severity],
      })),
    };
  },
);

const rankFilters = ({ sort, pool }: View) => [
  `排序：${sortNames[sort]}`,
  ...(pool > 1 ? [`合并：近${pool}年`] : []),
];

const definitionOf = ({ id, zh, unit, definition }: Indicator) => ({ id, zh, unit, definition });

/** One chart of a view, with the indicators and the agency that its lines are of. */
function chartOf({ view, charts }: ViewData, index: number): Omit<ExportedChart, "sentence" | "definitions"> {
  const chart = charts[index];
  if (!chart) throw new Error(`no chart ${index} in a view of ${charts.length}`);
  const { series, indicator, owner = { key: "group", name: "合计" } } = chart;
  const own = indicator?.id ?? series.indicator ?? view.what[0] ?? "";
  const others = series.beside.map((beside) => beside.indicator ?? own);
  const layers = layersOf(view, series);
  return {
    form: view.how,
    series,
    indicators: layers.length > 0 ? layers : [own, ...others],
    owner: layers.length > 0 ? owner : null,
  };
}

/** 本机关, or of governments 全域汇总, as the lines are. */
function scopesText({ charts, view }: ViewData): string {
  const used = new Set(charts.flatMap(({ series }) => series.lines.map(({ scope }) => scope)));
  const shown = used.size > 0 ? scopes.filter((scope) => used.has(scope)) : [scopeOf(view)];
  return shown.map((scope) => scopeNames[scope]).join("、");
}

/** 新收申请, 新收申请、公开率, 新收申请等5项. */
function some(names: readonly string[], counted: string): string {
  return names.length > 2 ? `${names[0]}等${names.length}${counted}` : names.join("、");
}
