import { hollowNote } from "@/lib/chart/forms/forms";
import { missingExplained, missingText } from "@/lib/chart/number-text";
import { signNotes } from "@/lib/chart/point-words";
import type { ExportedChart } from "./exported-view";
import { figureRows } from "./figure-rows";

/** What has to stand under a chart: changes of the form, its notes, its signs, and why which figures are missing. */
export function chartNotes(chart: ExportedChart): string[] {
  const { series } = chart;
  return [
    ...series.breaks.map(({ zh, explain }) => `${zh}：${explain}`),
    ...[series, ...series.beside].flatMap(({ notes }) => notes),
    ...signNotes([series, ...series.beside]),
    ...hollowNote(chart.form, series),
    ...missingNotes(chart),
  ].map((note) => note.replace(/。$/, ""));
}

function missingNotes(chart: ExportedChart): string[] {
  const counts = new Map<NonNullable<ReturnType<typeof figureRows>[number]["missing"]>, number>();
  for (const { missing } of figureRows(chart))
    if (missing !== null) counts.set(missing, (counts.get(missing) ?? 0) + 1);
  return [...counts].map(
    ([reason, count]) => `“${missingText(reason)}”${count}处：${missingExplained(reason)}，不按0计`,
  );
}

/** 来源, version and the view's address, a line each. */
export function sourceLines(
  { series }: ExportedChart,
  { address, madeOn }: { address: string; madeOn: string },
): string[] {
  return [`${series.source}（${madeOn}）`, `查询地址：${address}`];
}
