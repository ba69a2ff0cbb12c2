import type { SeriesBreak } from "@/lib/series";
import { textWidth } from "../text-width";
import { fontSize, type Plot } from "./plot";
import { type YearScale, yearText } from "./year-scale";

/** A change of form: a dashed line between two years, its words above the plot. */
export type BreakMark = { x: number; text: string; textX: number; anchor: "start" | "end"; row: number };

const rowHeight = 17;

/** Breaks within the years shown; words that would run into each other stand on rows of their own. */
export function placeBreaks(
  breaks: readonly SeriesBreak[],
  years: readonly number[],
  scale: YearScale,
  plot: Plot,
): BreakMark[] {
  const ends: number[] = [];
  const first = Math.min(...years);
  const last = Math.max(...years);
  return breaks
    .filter(({ year }) => year > first && year <= last)
    .sort((a, b) => a.year - b.year)
    .map(({ year, zh }) => {
      const x = scale.x(year - 0.5);
      const text = `${yearText(year)}起${zh}`;
      const width = textWidth(text, fontSize);
      const anchor = x + width > plot.right && x - width > plot.left ? "end" : "start";
      const from = anchor === "start" ? x : x - width;
      let row = ends.findIndex((end) => end + 12 < from);
      if (row === -1) row = ends.length;
      ends[row] = from + width;
      return { x, text, textX: anchor === "start" ? x + 4 : x - 4, anchor, row };
    });
}

/** Room for the words above the plot, in px. */
export function breakHeight(marks: readonly BreakMark[]): number {
  return marks.length === 0 ? 0 : (Math.max(...marks.map(({ row }) => row)) + 1) * rowHeight;
}

export function breakTextY(mark: BreakMark): number {
  return 12 + mark.row * rowHeight;
}
