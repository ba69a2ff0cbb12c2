import { DefaultZIndexes, ZIndexLayer } from "recharts";
import type { Spot } from "@/lib/chart/drawing/spot";
import { palette } from "@/lib/chart/palette";

type Props = {
  spot: Spot;
  spots: readonly Spot[];
  /** Whether a grey line is shown whole when one of its figures is meant. */
  lines: boolean;
};

/** What is pointed at: the figure, and in a line chart its whole line. */
export function SpotMark({ spot, spots, lines }: Props) {
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      {lines && spot.line.role === "context" && (
        <path d={lineThrough(spots, spot)} fill="none" stroke={palette.secondary} strokeWidth={2} />
      )}
      <Mark spot={spot} />
    </ZIndexLayer>
  );
}

function Mark({ spot: { x, y, box, mark } }: { spot: Spot }) {
  if (box && mark === "band") return <rect {...box} fill={palette.accent} fillOpacity={0.08} stroke="none" />;
  if (box && mark === "outline") return <rect {...box} fill="none" stroke={palette.ink} strokeWidth={1.5} />;
  return <circle cx={x} cy={y} r={5} fill={palette.surface} stroke={palette.ink} strokeWidth={2} />;
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
