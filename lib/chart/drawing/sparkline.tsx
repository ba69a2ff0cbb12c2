import type { Point } from "@/lib/series";
import { palette } from "../palette";
import { openPath } from "./open-path";
import { scale } from "./plot";

/** A word-sized line beside a figure: plain SVG, no axis, from zero. Gaps stay open, the last figure is a dot. */
export function Sparkline({
  points,
  width = 96,
  height = 28,
}: {
  points: readonly Point[];
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
        d={openPath(points, x, y)}
        fill="none"
        stroke={palette.secondary}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {last && last.value !== null && (
        <circle cx={x(last.year)} cy={y(last.value)} r={2.5} fill={palette.accent} />
      )}
    </svg>
  );
}
