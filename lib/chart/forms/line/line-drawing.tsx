import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import type { Series, SeriesBreak } from "@/lib/series/series";
import { silentAxis, ValueGrid, valueAxis, YearLabels, yearPadding } from "../../drawing/axes";
import { BreakLines } from "../../drawing/break-marks";
import { FigureDots, MissingMarks, PointSigns } from "../../drawing/figure-marks";
import { isHollow, isParted, joinedRuns, openPath } from "../../drawing/joined-runs";
import type { PaintedLine } from "../../drawing/paint-lines";
import { dashOf } from "../../drawing/patterns";
import { around, type Plot } from "../../drawing/plot";
import { NamedFigure } from "../../drawing/text-marks";
import { palette } from "../../palette";
import type { DrawingProps, FormDrawing } from "../chart-form";
import type { EndLabel } from "./end-labels";
import { type LinePlan, lineSpots, planLines } from "./line-plan";

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
function LineDrawing({ series, width, height, patterns = false, children }: DrawingProps) {
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
      margin={around(plot, { width, height })}
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
      <XAxis dataKey="year" type="number" domain={years.domain} padding={yearPadding} {...silentAxis} />
      <YAxis {...valueAxis(values)} />
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
        <FigureDots dots={plan.dots} />
        <EndLabels labels={plan.labels} plot={plot} />
        <MissingMarks marks={plan.missing} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </LineChart>
  );
}

/** The rest of the group, grey behind the lines that are meant. */
function ContextLines({ plan, series }: { plan: LinePlan; series: Series }) {
  return (
    <g className="c-context">
      {plan.lines
        .filter(({ tone }) => tone === "context")
        .map(({ line, colour, strokeWidth }) => (
          <path
            key={line.key}
            d={openPath(joinedRuns(line.points, series.years, series.breaks), plan.years.x, plan.values.y)}
            fill="none"
            stroke={colour}
            strokeWidth={strokeWidth}
            strokeLinejoin="round"
            // So that a year between two missing ones is a dot.
            strokeLinecap="round"
          />
        ))}
    </g>
  );
}

function EndLabels({ labels, plot }: { labels: readonly EndLabel[]; plot: Plot }) {
  return (
    <g className="c-labels">
      {labels.map((label) => (
        <g key={label.key}>
          {label.from && (
            <path
              d={`M${label.from.x + 4},${label.from.y}L${Math.max(plot.right, label.from.x + 4)},${label.from.x < plot.right - 20 ? label.from.y : label.y}L${label.x - 3},${label.y}`}
              fill="none"
              stroke={label.colour}
              strokeDasharray={label.from.x < plot.right - 20 ? "1 3" : undefined}
              strokeWidth={label.tone === "series" ? 1.25 : 0.75}
            />
          )}
          <text
            x={label.x}
            y={label.y + 4}
            fill={label.tone === "context" ? palette.secondary : palette.ink}
            fontWeight={label.tone === "series" ? 500 : undefined}
          >
            <NamedFigure name={label.name} figure={label.figure} />
          </text>
        </g>
      ))}
    </g>
  );
}

export const lineDrawing: FormDrawing = { Drawing: LineDrawing, spots: lineSpots, wholeLines: true };
