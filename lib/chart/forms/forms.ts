import { smallestCoverage } from "@/lib/catalogue/comparison";
import type { Series } from "@/lib/series/series";
import { chartSubtitle, seriesYears } from "../chart-words";
import { coverageText } from "../point-words";
import { barForm } from "./bar/bar-form";
import type { ChartFormEntry, DrawnFormEntry } from "./chart-form";
import { funnelForm } from "./funnel/funnel-form";
import { groupedForm } from "./grouped/grouped-form";
import { heatForm } from "./heat/heat-form";
import { lineForm } from "./line/line-form";
import { multiplesForm } from "./multiples/multiples-form";
import { rankForm } from "./rank/rank-form";
import { scatterForm } from "./scatter/scatter-form";
import { slopeForm } from "./slope/slope-form";
import { shareForm, stackedForm } from "./stacked/stacked-form";
import { tableForm } from "./table/table-form";

/**
 * The chart forms that are drawn, by their ids in the URL and in the order in which they are offered. Their drawings are in
 * drawings.tsx; what each asks the database is said in db by the same ids.
 */
const drawnForms = {
  line: lineForm,
  bar: barForm,
  rank: rankForm,
  funnel: funnelForm,
  grouped: groupedForm,
  stacked: stackedForm,
  share: shareForm,
  slope: slopeForm,
  heat: heatForm,
  scatter: scatterForm,
  multiples: multiplesForm,
} satisfies Record<string, DrawnFormEntry>;
const forms = { ...drawnForms, table: tableForm } satisfies Record<string, ChartFormEntry>;

/** `share` is the stack with every year as 100 %. */
export type DrawnForm = keyof typeof drawnForms;
export type ChartForm = keyof typeof forms;

// Safe: the keys of a literal object are those of its type.
export const chartForms = Object.keys(forms) as [ChartForm, ...ChartForm[]];

/** As readers choose them. */
export const chartFormNames = Object.fromEntries(
  chartForms.map((form) => [form, forms[form].label]),
) as Record<ChartForm, string>;

export const formEntry = (form: ChartForm): ChartFormEntry => forms[form];

export const drawnFormEntry = (form: DrawnForm): DrawnFormEntry => drawnForms[form];

/** The height in px that a drawing wants at a width. */
export function drawingHeight(form: DrawnForm, series: Series, width: number): number {
  return Math.ceil(drawnFormEntry(form).height(series, width));
}

/** Whether every name stands whole in the drawing; if not, a legend has to say them. */
export function namesFit(form: DrawnForm, series: Series, width: number): boolean {
  return !drawnFormEntry(form).namesCut(series, { width, height: drawingHeight(form, series, width) });
}

/** What a picture shows, for those who cannot see it. */
export function describeChart(form: ChartForm, series: Series): string {
  const named = series.lines.filter(({ role }) => role !== "context").map(({ name }) => name);
  const some = named.slice(0, 8).join("、") + (named.length > 8 ? `等${named.length}项` : "");
  const others = series.lines.length - named.length;
  return [
    `${formEntry(form).noun}，${series.years.length > 0 ? `${seriesYears(series)}，` : ""}${chartSubtitle(series)}。`,
    some === "" ? "" : `画有${some}。`,
    others > 0 ? `另有${others}项作背景。` : "",
    "各数见表格。",
  ].join("");
}

/** What the hollow marks of a drawing mean; empty where there is none. */
export function hollowNote(form: ChartForm, { lines }: Pick<Series, "lines">): string[] {
  const low = lines.some(({ points }) => points.some((point) => coverageText(point) !== null));
  if (!low || form === "table" || !drawnFormEntry(form).hollow) return [];
  return [`空心：有数的机关不足应公开机关的${smallestCoverage * 100}%，不与前后年相连`];
}
