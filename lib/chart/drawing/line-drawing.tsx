import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { dashOf } from "../dash";
import type { PaintedLine } from "../paint-lines";
import { palette } from "../palette";
import { ValueGrid, YearLabels } from "./axis-marks";
import type { FormProps } from "./form-props";
import { BreakLines, ContextLines, Dots, EndLabels, MissingMarks } from "./line-marks";
import { planLines } from "./line-plan";
import { silentAxis, valueAxis } from "./silent-axes";
import { yearPadding } from "./year-scale";

/** One row of the chart's data: a year with the figure of every line, null where there is none. */
type Row = { year: number; figures: (number | null)[] };

function rowsOf(lines: readonly PaintedLine[], years: readonly number[]): Row[] {
  return years.map((year) => ({
    year,
    figures: lines.map(({ line }) => line.points.find((point) => point.year === year)?.value ?? null),
  }));
}

/** Development over the years. Gaps stay open; `children` is what Recharts shows on the pointer. */
export function LineDrawing({ series, width, height, patterns = false, children }: FormProps) {
  const plan = planLines(series, { width, height });
  const { plot, values, years } = plan;
  // Fifty grey lines would be fifty stateful components: they are plain paths instead.
  const named = plan.lines.filter(({ tone }) => tone !== "context");
  return (
    <LineChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={rowsOf(named, series.years)}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
    >
      <ValueGrid values={values} plot={plot} />
      <YearLabels years={years} plot={plot} />
      <ContextLines plan={plan} />
      <BreakLines breaks={plan.breaks} plot={plot} />
      {plan.fromAboveZero && (
        <text x={0} y={12} fill={palette.secondary}>
          纵轴不从0起
        </text>
      )}
      <XAxis
        dataKey="year"
        type="number"
        domain={years.domain}
        padding={yearPadding}
        height={height - plot.bottom}
        {...silentAxis}
      />
      <YAxis {...valueAxis(values, plot.left)} ticks={values.ticks} />
      {named.map(({ line, colour, strokeWidth, order, tone }, index) => (
        <Line
          key={line.key}
          className={`c-${tone} c-order-${order}`}
          name={line.name}
          dataKey={(row: Row) => row.figures[index]}
          type="linear"
          stroke={colour}
          strokeWidth={strokeWidth}
          {...dashOf(order, patterns)}
          strokeLinejoin="round"
          strokeLinecap="round"
          dot={false}
          activeDot={false}
          connectNulls={false}
          isAnimationActive={false}
        />
      ))}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <Dots dots={plan.dots} />
        <EndLabels labels={plan.labels} plot={plot} />
        <MissingMarks marks={plan.missing} />
      </ZIndexLayer>
      {children}
    </LineChart>
  );
}
