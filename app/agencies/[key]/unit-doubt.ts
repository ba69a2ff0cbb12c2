import { plainPoint } from "@/lib/series/plain-point";
import type { Point } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";

/** One agency's figure as the point of a chart, as far as its doubts go. */
export function doubtOf({ year, value, missing, checks, impossible, approximate }: AgencyFigure): Point {
  const doubts = { impossible: impossible ? 1 : 0, flagged: checks.length > 0 ? 1 : 0, checks };
  return { ...plainPoint, year, value, missing, approximate, ...doubts };
}
