import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series, SeriesBreak } from "@/lib/series";
import type { View } from "@/lib/view";
import type { ReadDb } from "../../client";
import type { CurrentVersion } from "../dataset-version";
import { type Group, type YearSpan, yearsOf } from "../group";
import type { GroupFacts } from "../group-facts";
import { proseNotes } from "./prose-notes";

/** What every chart of a view is asked with. */
export type Frame = {
  db: ReadDb;
  view: View;
  group: Group;
  span: YearSpan;
  facts: GroupFacts;
  version: CurrentVersion | null;
};

/** One chart; the indicator is null where the indicators are its lines. */
export type ViewChart = { indicator: Indicator | null; series: Series };

/** A series of the frame's group and years, without any indicators beside it. */
export function seriesOf(
  { span, facts, version }: Frame,
  indicator: Indicator | undefined,
  lines: Line[],
  breaks: SeriesBreak[],
  notes: string[],
): Series {
  const unit = indicator?.unit ?? "件";
  const ofProse = proseNotes(indicator);
  const range = span.from === span.to ? `${span.to}年` : `${span.from}–${span.to}年`;
  return {
    title: indicator?.zh ?? "",
    subtitle: `单位：${unit} · ${facts.name}${facts.members}个 · ${range}`,
    unit,
    years: yearsOf(span),
    lines,
    // What the prose counts does not depend on the form.
    breaks: ofProse.length > 0 ? [] : breaks,
    notes: [...notes, ...ofProse],
    source: `来源：各机关政府信息公开工作年度报告${version ? `，数据版本${version.label}` : ""}`,
    demo: facts.demo,
    beside: [],
  };
}

/** The last year of the view alone. */
export function lastYear(frame: Frame): Frame {
  return { ...frame, span: { from: frame.span.to, to: frame.span.to } };
}
