import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planMultiples } from "./multiples-plan";

export function multiplesSpots(series: Series, { width }: DrawingSize): Spot[] {
  return planMultiples(series, width).panels.flatMap(({ line, box, plot, x, y }) =>
    line.points.map((point) =>
      spotOf({
        line,
        point,
        of: series,
        x: x(point.year),
        y: point.value === null ? plot.bottom : y(point.value),
        box,
      }),
    ),
  );
}
