import type { Point } from "@/lib/series/series";
import { isHollow } from "./joined-runs";

/**
 * An SVG path through runs of figures; a run of one is a point, which a round cap shows. Hollow figures are marks of
 * their own and left out. Px to two decimals.
 */
export function openPath(
  runs: readonly (readonly Point[])[],
  x: (year: number) => number,
  y: (value: number) => number,
): string {
  return runs
    .filter(([first]) => first && !isHollow(first))
    .map((run) => {
      const corners = run.flatMap(({ year, value }) =>
        value === null ? [] : [`${round(x(year))},${round(y(value))}`],
      );
      return `M${corners.join("L")}${corners.length === 1 ? "h0" : ""}`;
    })
    .join("");
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
