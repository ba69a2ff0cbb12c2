import type { DrawingForm } from "@/lib/chart/drawing/drawing-form";
import { Hatch } from "@/lib/chart/drawing/patterns";
import { type LegendKey, legendKeys } from "@/lib/chart/legend-keys";
import type { Series } from "@/lib/series/series";

/** The names that did not fit into the drawing, whole. A ranking has them in its table. */
export function Legend({ form, series }: { form: DrawingForm; series: Series }) {
  const keys = legendKeys(form, series);
  if (keys.length === 0) return null;
  return (
    <ul className="legend" aria-label="图例">
      {keys.map((item) => (
        <li key={item.key}>
          <Sample {...item} />
          {item.name}
        </li>
      ))}
    </ul>
  );
}

/** As it is drawn, with the hatching or dashes that grey print shows. */
function Sample({ colour, strokeWidth, order, swatch }: LegendKey) {
  return (
    <svg viewBox="0 0 18 10" aria-hidden="true">
      <g className={swatch ? undefined : `c-series c-order-${order}`}>
        <path d="M0,5h18" stroke={colour} strokeWidth={strokeWidth} />
      </g>
      {swatch && <Hatch order={order} box={{ x: 0, y: 0, width: 18, height: 10 }} shown={false} />}
    </svg>
  );
}
