import type { Line, Series } from "@/lib/series/series";
import { palette, seriesColours } from "../palette";

/** How a line is drawn. `order` is its colour, counted from 1; 0 for grey and reference lines. */
export type PaintedLine = {
  line: Line;
  tone: "series" | "context" | "reference";
  colour: string;
  strokeWidth: number;
  order: number;
};

/** Seven colours at most: of more series the first is kept and the others go grey. Grey first, strong last. */
export function paintLines(lines: readonly Line[]): PaintedLine[] {
  const series = lines.filter((line) => line.role === "series");
  const coloured = series.length > seriesColours.length ? series.slice(0, 1) : series;
  const painted = lines.map((line): PaintedLine => {
    if (line.role === "reference")
      return { line, tone: "reference", colour: palette.ink, strokeWidth: 1.25, order: 0 };
    const colour = seriesColours[coloured.indexOf(line)];
    if (colour === undefined)
      return { line, tone: "context", colour: palette.context, strokeWidth: 1.25, order: 0 };
    const strokeWidth = coloured.length === 1 ? 2.5 : 2;
    return { line, tone: "series", colour, strokeWidth, order: coloured.indexOf(line) + 1 };
  });
  const rank = { context: 0, reference: 1, series: 2 };
  return painted.sort((a, b) => rank[a.tone] - rank[b.tone]);
}

/** A name with its colour. `order` is the colour's pattern in grey print; a `swatch` is a box, else a stroke of a line. */
export type LegendKey = Pick<PaintedLine, "colour" | "strokeWidth" | "order"> & {
  key: string;
  name: string;
  swatch: boolean;
};

/** The lines that are named in a drawing, in the order of their colours. */
export function lineLegend({ lines }: Pick<Series, "lines">): LegendKey[] {
  return inOrder(paintLines(lines).filter(({ tone }) => tone !== "context")).map(
    ({ line: { key, name }, colour, order, strokeWidth }) => ({
      key,
      name,
      colour,
      order,
      strokeWidth,
      swatch: false,
    }),
  );
}

/** In the order of the colours; what has none is last. */
export function inOrder(painted: PaintedLine[]): PaintedLine[] {
  const rank = ({ order }: PaintedLine) => (order === 0 ? Number.MAX_SAFE_INTEGER : order);
  return painted.sort((a, b) => rank(a) - rank(b));
}

/** Px of a swatch, as the stroke of a line. */
export const swatchWidth = 10;
