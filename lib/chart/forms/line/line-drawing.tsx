import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import type { SeriesBreak } from "@/lib/series/series";
import { dashOf } from "../../dash";
import { ValueGrid, YearLabels } from "../../drawing/axis-marks";
import type { FormProps } from "../../drawing/form-props";
import { isHollow, isParted } from "../../drawing/joined-runs";
import { BreakLines, ContextLines, Dots, EndLabels, MissingMarks } from "../../drawing/line-marks";
import type { PaintedLine } from "../../drawing/paint-lines";
import { PointSigns } from "../../drawing/point-signs";
import { silentAxis, valueAxis } from "../../drawing/silent-axes";
import { yearPadding } from "../../drawing/year-scale";
import { palette } from "../../palette";
import { planLines } from "./line-plan";

/** One row of the chart's data: a year with the figure of every line, null where there is none. */
type Row = { year: number; figures: (number | null)[] };

/** Hollow figures are marks of their own; an empty row parts the lines where a break may not be joined. */
function rowsOf(
  lines: readonly PaintedLine[],
  years: readonly number[],
  breaks: readonly SeriesBreak[],
): Row[] {
  return years.flatMap((year, index) => {
    const figures = lines.map(({ line }) => {
      const point = line.points.find((one) => one.year === year);
      return point && !isHollow(point) ? point.value : null;
    });
    const before = years[index - 1];
    const parted = before !== undefined && isParted(before, year, breaks);
    const gap = { year: year - 0.5, figures: lines.map(() => null) };
    return parted ? [gap, { year, figures }] : [{ year, figures }];
  });
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
      data={rowsOf(named, series.years, series.breaks)}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
    >
      <ValueGrid values={values} plot={plot} />
      <YearLabels years={years} plot={plot} />
      <ContextLines plan={plan} series={series} />
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
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </LineChart>
  );
}
