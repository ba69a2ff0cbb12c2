import { DefaultZIndexes, ZIndexLayer } from "recharts";
import type { Spot } from "@/lib/chart/drawing/chart-spots";
import type { DrawingForm } from "@/lib/chart/drawing/drawing-form";
import { palette } from "@/lib/chart/palette";

/** What is pointed at: the figure, and in a line chart its whole line. */
export function SpotMark({ spot, form, spots }: { spot: Spot; form: DrawingForm; spots: readonly Spot[] }) {
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      {form === "line" && spot.line.role === "context" && (
        <path d={lineThrough(spots, spot)} fill="none" stroke={palette.secondary} strokeWidth={2} />
      )}
      {spot.box && form !== "line" ? (
        <rect
          {...spot.box}
          fill={form === "bar" ? palette.accent : "none"}
          fillOpacity={0.08}
          stroke={form === "bar" ? "none" : palette.ink}
          strokeWidth={1.5}
        />
      ) : (
        <circle cx={spot.x} cy={spot.y} r={5} fill={palette.surface} stroke={palette.ink} strokeWidth={2} />
      )}
    </ZIndexLayer>
  );
}

/** A line's figures in the order of the years, open where one is missing. */
function lineThrough(spots: readonly Spot[], { line }: Spot): string {
  return line.points
    .map((point, index) => {
      const spot = spots.find((item) => item.line === line && item.point === point);
      if (!spot || point.value === null) return "";
      const before = line.points[index - 1];
      return `${before && before.value !== null ? "L" : "M"}${spot.x},${spot.y}`;
    })
    .join("");
}
