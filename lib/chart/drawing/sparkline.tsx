import type { Point, SeriesBreak } from "@/lib/series/series";
import { palette } from "../palette";
import { isHollow, joinedRuns, openPath } from "./joined-runs";
import { scale } from "./plot";

/** A word-sized line beside a figure: plain SVG, no axis, from zero. Gaps stay open, the last figure is a dot; hollow ones are joined to nothing. */
export function Sparkline({
  points,
  breaks = [],
  width = 96,
  height = 28,
}: {
  points: readonly Point[];
  /** Over those that may not be joined the line is open. */
  breaks?: readonly SeriesBreak[];
  width?: number;
  height?: number;
}) {
  const values = points.flatMap((point) => point.value ?? []);
  const years = points.map((point) => point.year);
  if (values.length === 0) return null;
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const x = scale(Math.min(...years), Math.max(...years, Math.min(...years) + 1), 3, width - 4);
  const y = scale(low, high === low ? low + 1 : high, height - 3, 4);
  const last = points.at(-1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="sparkline"
    >
      <path
        d={openPath(joinedRuns(points, years, breaks), x, y)}
        fill="none"
        stroke={palette.secondary}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {points.map((point) =>
        point.value !== null && isHollow(point) ? (
          <circle
            key={point.year}
            cx={x(point.year)}
            cy={y(point.value)}
            r={2.25}
            fill={palette.surface}
            stroke={point === last ? palette.accent : palette.secondary}
            strokeWidth={1.25}
          />
        ) : null,
      )}
      {last && last.value !== null && !isHollow(last) && (
        <circle cx={x(last.year)} cy={y(last.value)} r={2.5} fill={palette.accent} />
      )}
    </svg>
  );
}
