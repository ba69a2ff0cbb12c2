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
