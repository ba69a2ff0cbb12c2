import { ScatterChart } from "recharts";
import { signColours } from "../../drawing/figure-marks";
import { fontSize } from "../../drawing/plot";
import { fromBand } from "../../drawing/spots";
import { palette } from "../../palette";
import { pointSigns } from "../../point-words";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { planRank, type RankPlan, type RankRow, rankSpots } from "./rank-plan";

/** Agencies below each other, the figure of each a dot on the bar of its 95 % interval, the median a line through all. */
function RankDrawing({ series, width, height, children }: DrawingProps) {
  const plan = planRank(series, { width, height });
  return (
    <ScatterChart accessibilityLayer={false} width={width} height={height}>
      <Ticks plan={plan} />
      <MedianMark plan={plan} />
      <g className="c-ranks">
        {plan.rows.map((row) => (
          <Row key={row.line.key} row={row} plan={plan} />
        ))}
      </g>
      {children}
    </ScatterChart>
  );
}

function Ticks({ plan: { ticks, plot, height } }: { plan: RankPlan }) {
  return (
    <g className="c-grid">
      {ticks.map(({ x, text }) => (
        <g key={text}>
          <line x1={x} x2={x} y1={plot.top} y2={plot.bottom} stroke={palette.grid} />
          <text x={x} y={height - below + fontSize} textAnchor="middle" fill={palette.secondary}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

const below = 18;

function MedianMark({ plan: { median, plot } }: { plan: RankPlan }) {
  if (median === null) return null;
  const late = median.x > (plot.left + plot.right) / 2;
  return (
    <g className="c-reference">
      <line x1={median.x} x2={median.x} y1={plot.top - 6} y2={plot.bottom} stroke={palette.ink} />
      <text
        x={late ? median.x + 2 : median.x - 2}
        y={plot.top - 10}
        textAnchor={late ? "end" : "start"}
        fill={palette.ink}
      >
        {median.text}
      </text>
    </g>
  );
}

function Row({ row, plan: { plot, width, tipRight } }: { row: RankRow; plan: RankPlan }) {
  const weight = row.strong ? 500 : undefined;
  return (
    <g className="c-rank">
      <text x={plot.left - 10} y={row.y + 4} textAnchor="end" fill={palette.ink} fontWeight={weight}>
        {row.name}
      </text>
      {row.bar && (
        <line
          className="c-interval"
          x1={row.bar.from}
          x2={row.bar.to}
          y1={row.y}
          y2={row.y}
          stroke={row.colour}
          strokeWidth={2}
        />
      )}
      {row.x !== null && (
        <circle
          className="c-dot"
          cx={row.x}
          cy={row.y}
          r={row.hollow ? 4.25 : 4}
          fill={row.hollow ? palette.surface : row.colour}
          stroke={row.hollow ? row.colour : palette.surface}
          strokeWidth={row.hollow ? 1.75 : 1}
        />
      )}
      <text
        className="c-tip"
        x={tipRight}
        y={row.y + 4}
        textAnchor="end"
        fill={row.x === null ? palette.secondary : palette.ink}
        fontWeight={weight}
      >
        {row.tip}
        {row.sign !== null && (
          <tspan fill={signColours[row.sign]} fontWeight={500}>
            {pointSigns[row.sign].sign}
          </tspan>
        )}
      </text>
      {row.parts !== "" && (
        <text x={width - 2} y={row.y + 4} textAnchor="end" fill={palette.secondary}>
          {row.parts}
        </text>
      )}
    </g>
  );
}

export const rankDrawing: FormDrawing = {
  Drawing: RankDrawing,
  spots: rankSpots,
  distance: fromBand,
  arrows: "list",
};
