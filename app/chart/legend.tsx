import type { DrawingForm } from "@/lib/chart/drawing/drawing-form";
import { legendKeys } from "@/lib/chart/legend-keys";
import type { Series } from "@/lib/series";

/** The names that did not fit into the drawing, whole. A ranking has them in its table. */
export function Legend({ form, series }: { form: DrawingForm; series: Series }) {
  const keys = legendKeys(form, series);
  if (keys.length === 0) return null;
  return (
    <ul className="legend" aria-label="图例">
      {keys.map(({ key, name, colour, strokeWidth }) => (
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
