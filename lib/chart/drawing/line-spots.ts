import type { Series } from "@/lib/series/series";
import { planLines } from "./line-plan";
import type { DrawingSize } from "./plot";
import { type Spot, spotOf } from "./spot";

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
