import type { Point } from "@/lib/series";

/** An SVG path through the figures of consecutive points; it breaks off at every missing one. Px to two decimals. */
export function openPath(
  points: readonly Point[],
  x: (year: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  let open = false;
  for (const point of points) {
    if (point.value !== null) path += `${open ? "L" : "M"}${round(x(point.year))},${round(y(point.value))}`;
    open = point.value !== null;
  }
  return path;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
