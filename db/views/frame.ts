import { bases, qualities } from "@/lib/catalogue/comparison";
import { scopeNames } from "@/lib/catalogue/form-facts";
import type { Indicator } from "@/lib/catalogue/indicators";
import { publishesPlaces } from "@/lib/series/published-ranks";
import type { Line, Series, SeriesBreak } from "@/lib/series/series";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import type { CurrentVersion } from "../queries/dataset-version";
import { type Group, type YearSpan, yearsOfSpan } from "../queries/group";
import type { FigureOptions } from "../queries/member-series";
import type { NamedGroup } from "./named-group";
import { mixedNotes, proseNotes } from "./notes";

/** What every chart of a view is asked with. */
export type Frame = {
  db: ReadDb;
  view: View;
  group: Group;
  span: YearSpan;
  facts: NamedGroup;
  version: CurrentVersion | null;
  /** Years whose figures are put together in the last. */
  pooled?: YearSpan;
};

/** Which figures of single agencies a view asks for. */
export const figureOptions = ({ scope, quality }: View): FigureOptions => ({ scope, quality });

/** Which figures go into the totals of a view. */
export const totalOptions = ({ base, quality }: View) => ({ base, quality });

/** One chart; the indicator is null where the indicators are its lines. `owner` is the agency that all its lines are of. */
export type ViewChart = {
  indicator: Indicator | null;
  series: Series;
  owner?: { key: string; name: string };
};

/** A series of the frame's group and years, without any indicators beside it. */
export function seriesOf(
  { span, pooled, facts, version, view }: Frame,
  indicator: Indicator | undefined,
  lines: Line[],
  breaks: SeriesBreak[],
  notes: string[],
): Series {
  const unit = indicator?.unit ?? "件";
  const { from, to } = pooled ?? span;
  const range = from === to ? `${to}年` : `${from}–${to}年${pooled ? "合并" : ""}`;
  const parts = [
    `单位：${unit}`,
    facts.caption,
    range,
    ...(lines.some(({ scope }) => scope === "territory") ? [scopeNames.territory] : []),
    ...(view.base === "all" ? [] : [bases[view.base].zh]),
    ...(view.quality === "all" ? [] : [qualities[view.quality].zh]),
  ];
  return {
    indicator: indicator?.id ?? null,
    title: indicator?.zh ?? "",
    subtitle: parts.join(" · "),
    unit,
    years: yearsOfSpan(span),
    ...(pooled ? { pooled } : {}),
    ...(publishesPlaces() ? {} : { withholdsRanks: true }),
    lines,
    breaks,
    notes: [...facts.notes, ...notes, ...mixedNotes(lines), ...proseNotes(indicator)],
    source: `来源：各机关政府信息公开工作年度报告${version ? `，数据版本${version.label}` : ""}`,
    demo: facts.demo,
    beside: [],
  };
}

/** The last year of the view alone. */
export function lastYearOnly(frame: Frame): Frame {
  return { ...frame, span: { from: frame.span.to, to: frame.span.to } };
}
