import type { Point } from "./series";

/** All that is usual of one agency's figure: given in a report on today's form, and nothing to be said about it. */
export const plainPoint = {
  missing: null,
  part: null,
  whole: null,
  reported: 1,
  filed: 1,
  expected: 1,
  uncollected: 0,
  impossible: 0,
  flagged: 0,
  checks: [],
  approximate: false,
  forms: ["2021"],
  change: null,
  href: null,
} satisfies Omit<Point, "year" | "value">;
