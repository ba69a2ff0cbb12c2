import type { DrawingForm } from "@/lib/chart/drawing/drawing-form";
import { type PaintedLine, paintLines } from "@/lib/chart/paint-lines";
import { palette, seriesColours } from "@/lib/chart/palette";
import type { Series } from "@/lib/series";

type Key = Pick<PaintedLine, "colour" | "strokeWidth"> & { key: string; name: string };

function keysOf(form: DrawingForm, series: Series): Key[] {
  if (form === "line")
    return paintLines(series.lines)
      .filter(({ tone }) => tone !== "context")
      .sort((a, b) => a.order - b.order)
      .map(({ line, colour, strokeWidth }) => ({ key: line.key, name: line.name, colour, strokeWidth }));
  return series.lines.map((line, index) => ({
    key: line.key,
    name: line.name,
    colour: seriesColours[index] ?? palette.context,
    strokeWidth: 10,
  }));
}

/** The names that did not fit into the drawing, whole. A ranking has them in its table. */
export function Legend({ form, series }: { form: DrawingForm; series: Series }) {
  if (form === "bar") return null;
  return (
    <ul className="legend" aria-label="图例">
      {keysOf(form, series).map(({ key, name, colour, strokeWidth }) => (
        <li key={key}>
          <svg viewBox="0 0 18 10" aria-hidden="true">
            <line x1={0} x2={18} y1={5} y2={5} stroke={colour} strokeWidth={strokeWidth} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
