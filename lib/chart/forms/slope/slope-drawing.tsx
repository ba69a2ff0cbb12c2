import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { dashOf } from "../../dash";
import { ValueGrid } from "../../drawing/axis-marks";
import { BreakLines } from "../../drawing/break-marks";
import { FigureDots } from "../../drawing/figure-dots";
import type { FormProps } from "../../drawing/form-props";
import { MissingMarks } from "../../drawing/missing-cross";
import { PointSigns } from "../../drawing/point-signs";
import { silentAxis, valueAxis } from "../../drawing/silent-axes";
import { palette } from "../../palette";
import { PlainSlopes, SlopeCounts, SlopeEnds, SlopeLabels, SlopeLeaders } from "./slope-marks";
import { planSlope } from "./slope-plan";

/** Two years joined by a line for each agency; a line that lacks one of them is not joined. */
export function SlopeDrawing({ series, width, height, patterns = false, children }: FormProps) {
  const plan = planSlope(series, { width, height });
  const { plot, values, ends } = plan;
  const named = plan.lines.filter(({ tone }) => tone === "series" || tone === "reference");
  return (
    <LineChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={[
        { year: ends.from, figures: named.map(({ from, joined }) => (joined ? from : null)) },
        { year: ends.to, figures: named.map(({ to, joined }) => (joined ? to : null)) },
      ]}
      margin={{ top: plot.top, right: width - ends.x2, bottom: 0, left: 0 }}
    >
      <ValueGrid values={values} plot={plot} />
      <SlopeEnds plan={plan} />
      <SlopeCounts plan={plan} patterns={patterns} />
      <BreakLines breaks={plan.breaks} plot={plot} />
      {plan.fromAboveZero && (
        <text x={0} y={plan.counts ? 29 : 12} fill={palette.secondary}>
          纵轴不从0起
        </text>
      )}
      <PlainSlopes plan={plan} patterns={patterns} />
      <XAxis
        dataKey="year"
        type="number"
        domain={[ends.from, ends.to]}
        height={height - plot.bottom}
        {...silentAxis}
      />
      <YAxis {...valueAxis(values, ends.x1)} />
      {named.map(({ line, tone, colour, order, strokeWidth }, index) => (
        <Line
          key={line.key}
          className={`c-${tone} c-order-${order}`}
          name={line.name}
          dataKey={(row: { figures: (number | null)[] }) => row.figures[index]}
          type="linear"
          stroke={colour}
          strokeWidth={strokeWidth}
          {...dashOf(order, patterns)}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <FigureDots dots={plan.dots} />
        <SlopeLeaders plan={plan} />
        <SlopeLabels plan={plan} />
        <MissingMarks marks={plan.missing} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </LineChart>
  );
}
