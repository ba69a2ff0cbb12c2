import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planHeat } from "./heat-plan";

export function heatSpots(series: Series, { width }: DrawingSize): Spot[] {
  const { cells, cell } = planHeat(series, width);
  return cells.flatMap(({ line, point, of, x, y }) =>
    point === null
      ? []
      : spotOf({
          line,
          point,
          of,
          x: x + cell.width / 2,
          y: y + cell.height / 2,
          box: { x, y, ...cell },
          mark: "outline",
        }),
  );
}
