import type { Line, Point, Series } from "@/lib/series/series";

/** A figure that can be pointed at, where it stands in the drawing, in px. */
export type Spot = {
  line: Line;
  point: Point;
  /** The indicator that the figure is of: the series or one beside it. */
  of: Series;
  x: number;
  y: number;
  /** What may be pointed at to mean it, where that is more than the place itself. */
  box: { x: number; y: number; width: number; height: number } | null;
  /** How it is marked when it is meant. */
  mark: "dot" | "outline" | "band";
  /** Of its year's whole, 0 to 1, where the drawing shows shares. */
  share: number | null;
  /** The figures of further indicators at the same place. */
  also: { of: Series; point: Point }[];
};

/** A spot with what most of them do not have left out. */
export function spotOf(spot: Pick<Spot, "line" | "point" | "of" | "x" | "y"> & Partial<Spot>): Spot {
  return { box: null, mark: "dot", share: null, also: [], ...spot };
}

type Place = { x: number; y: number };

/** How far a pointer is from a spot; the nearest spot is what it means. */
export type Distance = (spot: Spot, pointer: Place) => number;

/** From its box if it has one, else from its mark. */
const fromMark: Distance = ({ x, y, box }, pointer) => {
  const away = Math.hypot(Math.abs(x - pointer.x), Math.abs(y - pointer.y));
  if (box === null) return away;
  const [across, down] = [outside(pointer.x, box.x, box.width), outside(pointer.y, box.y, box.height)];
  return Math.hypot(across, down) + away / 1e3;
};

/** By the row or column that it stands in. */
export const fromBand: Distance = (spot, pointer) => {
  const { box } = spot;
  if (box === null) return fromMark(spot, pointer);
  return outside(pointer.y, box.y, box.height) + outside(pointer.x, box.x, box.width) / 1e3;
};

/** By the year first. */
export const fromYear: Distance = ({ x, y, box }, pointer) =>
  Math.abs(x - pointer.x) * 1e3 + (box ? outside(pointer.y, box.y, box.height) : Math.abs(y - pointer.y));

function outside(value: number, from: number, length: number): number {
  return Math.max(from - value, value - from - length, 0);
}

/** The spot that a pointer means. */
export function nearestSpot(
  spots: readonly Spot[],
  pointer: Place,
  distance: Distance = fromMark,
): Spot | null {
  let best: { spot: Spot; away: number } | null = null;
  for (const spot of spots) {
    const away = distance(spot, pointer);
    if (best === null || away < best.away) best = { spot, away };
  }
  return best?.spot ?? null;
}

/**
 * How the arrow keys go: row by row, freely over a plane, or along lines and between them, by height or, where the lines of a
 * year do not stand above each other, by their order.
 */
export type Arrows = "list" | "plane" | "lines" | "ordered lines";

/** Where an arrow key leads from a spot: the nearest one in that direction, on the same line if sideways. */
export function neighbourSpot(
  spots: readonly Spot[],
  from: Spot,
  key: string,
  arrows: Arrows = "lines",
): Spot | null {
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const reachable = spots.filter((spot) => {
    if (spot === from) return false;
    if (arrows === "list" || arrows === "plane") return true;
    return sideways
      ? spot.line.key === from.line.key
      : spot.point.year === from.point.year && spot.of === from.of;
  });
  const order = new Map(spots.map((spot, index) => [spot, index]));
  const at = (spot: Spot) => order.get(spot) ?? 0;
  const place = (spot: Spot) => {
    if (arrows === "list" || (arrows === "ordered lines" && !sideways)) return at(spot);
    return (sideways ? spot.x : spot.y) + at(spot) / 1e6;
  };
  const start = place(from);
  const ahead = reachable.filter((spot) => (place(spot) - start) * sign > 0);
  return ahead.sort((a, b) => (place(a) - place(b)) * sign)[0] ?? null;
}
