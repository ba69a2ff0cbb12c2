import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planLines } from "./line-plan";

export function lineSpots(series: Series, size: DrawingSize): Spot[] {
  const { years, values, plot } = planLines(series, size);
  return series.lines.flatMap((line) =>
    line.points
      .filter((point) => point.value !== null || line.role === "series")
      .map((point) =>
        spotOf({
          line,
          point,
          of: series,
          x: years.x(point.year),
          y: point.value === null ? plot.bottom : values.y(point.value),
        }),
      ),
  );
}
