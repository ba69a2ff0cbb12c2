import type { BriefingItem } from "@/lib/export/briefing/briefing";

/** 图1, 图2 … and 表1 … through a briefing, for each chart of each item; a chart without a figure in it has none. */
export function captionsOf(items: readonly BriefingItem[]): string[][] {
  let [figures, tables] = [0, 0];
  return items.map(({ view }) =>
    view.charts.map(({ form, series }) => {
      if (series.lines.length === 0 || series.years.length === 0) return "";
      return form === "table" ? `表${++tables}` : `图${++figures}`;
    }),
  );
}
