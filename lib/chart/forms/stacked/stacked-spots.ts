import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spot";
import { planStacks } from "./stacked-plan";

export function stackedSpots(series: Series, share: boolean, size: DrawingSize): Spot[] {
  const { stacks, values, plot, barWidth } = planStacks(series, share, size);
  return series.lines.flatMap((line) =>
    stacks.flatMap((stack): Spot[] => {
      const point = line.points.find(({ year }) => year === stack.year);
      if (!point) return [];
      const segment = stack.segments.find(({ key }) => key === line.key);
      if (!segment) return [spotOf({ line, point, of: series, x: stack.x, y: plot.bottom })];
      const [top, bottom] = [values.y(segment.to), values.y(segment.from)];
      const box = { x: stack.x - barWidth / 2, y: top, width: barWidth, height: bottom - top };
      const y = (top + bottom) / 2;
      const part = share ? segment.to - segment.from : null;
      return [spotOf({ line, point, of: series, x: stack.x, y, box, mark: "outline", share: part })];
    }),
  );
}
