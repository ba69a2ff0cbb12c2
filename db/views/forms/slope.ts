import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { type Frame, seriesOf } from "../frame";
import { chartMembers, memberLines } from "../members";
import { referenceOf } from "../reference";

const mostLines = 200;

/** The first and the last year alone: the chosen agencies before their group, or all its members. */
export async function slopeSeries(frame: Frame, indicator: Indicator): Promise<Series> {
  const { from, to } = frame.span;
  if (from === to) return seriesOf(frame, indicator, [], [], ["这种图比较两年，请选择不同的起始年和截止年"]);
  const members = await chartMembers(frame, mostLines, true);
  const { lines, rows, notes: left } = await memberLines(frame, members, indicator, [from, to]);
  const medians = await referenceOf(frame, indicator, [from, to]);
  const ends = [...lines, ...medians];
  const open = ends.filter(({ points }) => points.filter(({ value }) => value !== null).length < 2).length;
  const notes = open === 0 ? [] : [`${open}项缺一年或两年的数，没有连线，原因见表格`];
  const series = seriesOf(frame, indicator, ends, formBreaks(indicator, rows), [...left, ...notes]);
  return { ...series, years: [from, to] };
}
