import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planSlope } from "./slope-plan";

export function slopeSpots(series: Series, size: DrawingSize): Spot[] {
  const { lines, ends, values, plot } = planSlope(series, size);
  return lines.flatMap(({ line }) =>
    line.points.map((point) =>
      spotOf({
        line,
        point,
        of: series,
        x: point.year === ends.from ? ends.x1 : ends.x2,
        y: point.value === null ? plot.bottom : values.y(point.value),
      }),
    ),
  );
}
