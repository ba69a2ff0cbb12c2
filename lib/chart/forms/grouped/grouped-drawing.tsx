import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { ValueGrid } from "../../drawing/axis-marks";
import { BreakLines } from "../../drawing/break-marks";
import type { FormProps } from "../../drawing/form-props";
import { PointSigns } from "../../drawing/point-signs";
import { silentAxis, valueAxis } from "../../drawing/silent-axes";
import { palette } from "../../palette";
import { ColumnMark, ColumnReference, MissingColumns } from "./grouped-marks";
import { type Column, planGrouped } from "./grouped-plan";

/** Columns side by side over the years; they start at zero, and a missing figure is a hollow mark. */
export function GroupedDrawing({ series, width, height, patterns = false, children }: FormProps) {
  const plan = planGrouped(series, { width, height });
  const { plot, values, columns, years } = plan;
  const columnOf = new Map(columns.map((column) => [`${column.line.key} ${column.point.year}`, column]));
  const find = (key: string, year: number): Column | undefined => columnOf.get(`${key} ${year}`);
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={years}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
      barGap={0}
    >
      <ValueGrid values={values} plot={plot} />
      <BreakLines breaks={plan.breaks} plot={plot} />
      <XAxis dataKey="year" type="category" height={height - plot.bottom} {...silentAxis} />
      <YAxis {...valueAxis(values, plot.left)} />
      {plan.lines.map((line) => (
        <Bar
          key={line.key}
          name={line.name}
          barSize={plan.columnWidth}
          isAnimationActive={false}
          dataKey={({ year }: { year: number }) => find(line.key, year)?.value ?? null}
          shape={({ x, y, width, height, originalDataIndex }: BarShapeProps) => {
            const column = find(line.key, years[originalDataIndex]?.year ?? Number.NaN);
            if (!column || column.value === null) return <g />;
            return <ColumnMark column={column} box={{ x, y, width, height }} patterns={patterns} />;
          }}
        />
      ))}
      <g className="c-years">
        {years.map(({ year, x, text }) => (
          <text key={year} x={x} y={plot.bottom + 20} textAnchor="middle" fill={palette.secondary}>
            {text}
          </text>
        ))}
      </g>
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <ColumnReference plan={plan} />
        <MissingColumns plan={plan} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </BarChart>
  );
}
