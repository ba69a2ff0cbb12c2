import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planBars } from "./bar-plan";

export function barSpots(series: Series, size: DrawingSize): Spot[] {
  const plan = planBars(series, size);
  const { plot, band, horizontal, at, year } = plan;
  return plan.rows.flatMap((row, index) => {
    const line = series.lines.find(({ key }) => key === row.key);
    const point = line?.points.find((item) => item.year === year);
    if (!line || !point) return [];
    const tip = at(row.value ?? Math.max(0, plan.domain[0]));
    const middle = (horizontal ? plot.top : plot.left) + band * (index + 0.5);
    const box = horizontal
      ? { x: plot.left, y: middle - band / 2, width: plot.right - plot.left, height: band }
      : { x: middle - band / 2, y: plot.top, width: band, height: plot.bottom - plot.top };
    const [x, y] = horizontal ? [tip, middle] : [middle, tip];
    return [spotOf({ line, point, of: series, x, y, box, mark: "band" })];
  });
}
