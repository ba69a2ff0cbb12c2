import type { Series } from "@/lib/series/series";
import { planMultiples } from "./multiples-plan";
import type { DrawingSize } from "./plot";
import { type Spot, spotOf } from "./spot";

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
