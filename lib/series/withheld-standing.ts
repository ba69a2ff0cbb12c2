import type { Point } from "./series";

/** A point without what a site that publishes no negative ranking says of nobody: how it stands to all, and what moved beyond chance. */
export function withoutSides<P extends Pick<Point, "standing">>({ standing, ...point }: P) {
  return standing
    ? { ...point, standing: { ...standing, against: null, before: null, beyondChance: false } }
    : point;
}
