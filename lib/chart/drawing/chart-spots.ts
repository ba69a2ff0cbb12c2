import type { Line, Point, Series } from "@/lib/series";
import { planBars } from "./bar-plan";
import type { DrawingForm } from "./drawing-form";
import { planLines } from "./line-plan";
import type { DrawingSize } from "./plot";
import { planStacks } from "./stacked-plan";

/** A figure that can be pointed at, where it stands in the drawing, in px. `box` for bars and parts of stacks. */
export type Spot = {
  line: Line;
  point: Point;
  x: number;
  y: number;
  box: { x: number; y: number; width: number; height: number } | null;
  /** Of its year's whole, 0 to 1, where the drawing shows shares. */
  share: number | null;
};

/** Every figure and every missing one of a drawing, lines first, then years. */
export function chartSpots(form: DrawingForm, series: Series, size: DrawingSize): Spot[] {
  if (form === "line") return lineSpots(series, size);
  return form === "bar" ? barSpots(series, size) : stackSpots(series, form === "share", size);
}

function lineSpots(series: Series, size: DrawingSize): Spot[] {
  const { years, values, plot } = planLines(series, size);
  return series.lines.flatMap((line) =>
    line.points
      .filter((point) => point.value !== null || line.role === "series")
      .map((point) => ({
        line,
        point,
        x: years.x(point.year),
        y: point.value === null ? plot.bottom : values.y(point.value),
        box: null,
        share: null,
      })),
  );
}

function barSpots(series: Series, size: DrawingSize): Spot[] {
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
    return [{ line, point, x: horizontal ? tip : middle, y: horizontal ? middle : tip, box, share: null }];
  });
}

function stackSpots(series: Series, share: boolean, size: DrawingSize): Spot[] {
  const { stacks, values, plot, barWidth } = planStacks(series, share, size);
  return series.lines.flatMap((line) =>
    stacks.flatMap((stack): Spot[] => {
      const point = line.points.find(({ year }) => year === stack.year);
      if (!point) return [];
      const segment = stack.segments.find(({ key }) => key === line.key);
      if (!segment) return [{ line, point, x: stack.x, y: plot.bottom, box: null, share: null }];
      const [top, bottom] = [values.y(segment.to), values.y(segment.from)];
      const box = { x: stack.x - barWidth / 2, y: top, width: barWidth, height: bottom - top };
      return [
        {
          line,
          point,
          x: stack.x,
          y: (top + bottom) / 2,
          box,
          share: share ? segment.to - segment.from : null,
        },
      ];
    }),
  );
}

/** The spot a pointer means: the nearest, in a ranking by the row alone, in stacks by the year first. */
export function nearestSpot(
  form: DrawingForm,
  spots: readonly Spot[],
  pointer: { x: number; y: number },
): Spot | null {
  const distance = (spot: Spot) => {
    const [dx, dy] = [Math.abs(spot.x - pointer.x), Math.abs(spot.y - pointer.y)];
    if (form === "line") return Math.hypot(dx, dy);
    if (form === "bar" && spot.box)
      return (
        outside(pointer.y, spot.box.y, spot.box.height) + outside(pointer.x, spot.box.x, spot.box.width) / 1e3
      );
    return dx * 1e3 + (spot.box ? outside(pointer.y, spot.box.y, spot.box.height) : dy);
  };
  let best: Spot | null = null;
  for (const spot of spots) if (best === null || distance(spot) < distance(best)) best = spot;
  return best;
}

function outside(value: number, from: number, length: number): number {
  return Math.max(from - value, value - from - length, 0);
}

/** Where an arrow key leads from a spot: the nearest one in that direction, on the same line if sideways. */
export function neighbourSpot(
  form: DrawingForm,
  spots: readonly Spot[],
  from: Spot,
  key: string,
): Spot | null {
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const ranked = form === "bar";
  const same = spots.filter((spot) => {
    if (spot === from || ranked) return spot !== from;
    return sideways ? spot.line.key === from.line.key : spot.point.year === from.point.year;
  });
  const place = (spot: Spot) => {
    if (ranked) return spots.indexOf(spot);
    return sideways ? spot.x : spot.y + spots.indexOf(spot) / 1e6;
  };
  const ahead = same.filter((spot) => (place(spot) - place(from)) * sign > 0);
  return ahead.sort((a, b) => (place(a) - place(b)) * sign)[0] ?? null;
}
