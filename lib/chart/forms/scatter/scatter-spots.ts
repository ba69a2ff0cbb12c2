import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planScatter } from "./scatter-plan";

export function scatterSpots(series: Series, size: DrawingSize): Spot[] {
  const other = series.beside[0];
  return planScatter(series, size).dots.flatMap(({ line, along, up, x, y }) =>
    along && up && other
      ? spotOf({ line, point: along, of: series, x, y, also: [{ of: other, point: up }] })
      : [],
  );
}
