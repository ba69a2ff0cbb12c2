import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planGrouped } from "./grouped-plan";

export function groupedSpots(series: Series, size: DrawingSize): Spot[] {
  const { columns, columnWidth, plot, values } = planGrouped(series, size);
  return columns.map(({ line, point, x }) =>
    spotOf({
      line,
      point,
      of: series,
      x: x + columnWidth / 2,
      y: point.value === null ? values.y(0) : values.y(point.value),
      box: { x, y: plot.top, width: columnWidth, height: plot.bottom - plot.top },
      mark: "band",
    }),
  );
}
