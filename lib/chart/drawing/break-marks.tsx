import type { SeriesBreak } from "@/lib/series/series";
import { palette } from "../palette";
import { textWidth } from "../text-width";
import type { YearScale } from "./axes";
import { fontSize, type Plot } from "./plot";

/** A change of form: a dashed line between two years, its words above the plot. */
export type BreakMark = {
  x: number;
  text: string;
  textX: number;
  anchor: "start" | "end";
  row: number;
  textY: number;
};

export const breakRowHeight = 17;

/** Breaks within the years shown; words that would run into each other stand on rows of their own. */
export function placeBreaks(
  breaks: readonly SeriesBreak[],
  years: readonly number[],
  scale: Pick<YearScale, "x">,
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
      const text = zh;
      const width = textWidth(text, fontSize);
      const anchor = x + width > plot.right && x - width > plot.left ? "end" : "start";
      const from = anchor === "start" ? x : x - width;
      let row = ends.findIndex((end) => end + 12 < from);
      if (row === -1) row = ends.length;
      ends[row] = from + width;
      return {
        x,
        text,
        textX: anchor === "start" ? x + 4 : x - 4,
        anchor,
        row,
        textY: plot.top + row * breakRowHeight,
      };
    });
}

/** Room for the words above the plot, in px. */
export function breakHeight(marks: readonly BreakMark[]): number {
  return marks.length === 0 ? 0 : (Math.max(...marks.map(({ row }) => row)) + 1) * breakRowHeight;
}

export function BreakLines({ breaks, plot }: { breaks: readonly BreakMark[]; plot: Plot }) {
  return (
    <g className="c-breaks">
      {breaks.map((mark) => (
        <g key={mark.x}>
          <line
            x1={mark.x}
            x2={mark.x}
            y1={mark.textY - 10}
            y2={plot.bottom}
            stroke={palette.faint}
            strokeDasharray="3 3"
          />
          <text x={mark.textX} y={mark.textY} textAnchor={mark.anchor} fill={palette.secondary}>
            {mark.text}
          </text>
        </g>
      ))}
    </g>
  );
}
