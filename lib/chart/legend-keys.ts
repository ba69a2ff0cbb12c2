import type { Series } from "@/lib/series/series";
import type { DrawingForm } from "./drawing/drawing-form";
import { type PaintedLine, paintLines } from "./drawing/paint-lines";
import { palette, seriesColours } from "./palette";

/** `order` is the colour's pattern in grey print; a mark `wide` is a swatch, else a stroke of a line. */
export type LegendKey = Pick<PaintedLine, "colour" | "strokeWidth" | "order"> & {
  key: string;
  name: string;
  swatch: boolean;
};

/** The names that a drawing may have no room for; none where every row or panel has its own name. */
export function legendKeys(form: DrawingForm, series: Series): LegendKey[] {
  if (form === "bar" || form === "heat" || form === "multiples") return [];
  if (form === "stacked" || form === "share")
    return series.lines.map(({ key, name }, index) => {
      const colour = seriesColours[index] ?? palette.context;
      return { key, name, colour, order: index + 1, strokeWidth: 10, swatch: true };
    });
  const lines = form === "grouped" ? series.lines.filter(({ role }) => role !== "reference") : series.lines;
  return paintLines(lines)
    .filter(({ tone }) => tone !== "context" || form === "grouped")
    .sort((a, b) => rank(a) - rank(b))
    .map(({ line, colour, order, strokeWidth }) => ({
      key: line.key,
      name: line.name,
      colour,
      order,
      strokeWidth: form === "grouped" ? 10 : strokeWidth,
      swatch: form === "grouped",
    }));
}

const rank = ({ order }: PaintedLine) => (order === 0 ? Number.MAX_SAFE_INTEGER : order);
