import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { silentAxis, ValueGrid, valueAxis } from "../../drawing/axes";
import { BreakLines } from "../../drawing/break-marks";
import { crossBelow, MissingCross, PointSigns } from "../../drawing/figure-marks";
import { Hatch } from "../../drawing/patterns";
import { around, fontSize } from "../../drawing/plot";
import { palette } from "../../palette";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { type GroupedColumn, type GroupedPlan, groupedSpots, planGrouped } from "./grouped-plan";

/** Columns side by side over the years; they start at zero, and a missing figure is a hollow mark. */
function GroupedDrawing({ series, width, height, patterns = false, children }: DrawingProps) {
  const plan = planGrouped(series, { width, height });
  const { plot, values, columns, years } = plan;
  const columnOf = new Map(columns.map((column) => [`${column.line.key} ${column.point.year}`, column]));
  const find = (key: string, year: number): GroupedColumn | undefined => columnOf.get(`${key} ${year}`);
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={years}
      margin={around(plot, { width, height })}
      barGap={0}
    >
      <ValueGrid values={values} plot={plot} />
      <BreakLines breaks={plan.breaks} plot={plot} />
      <XAxis dataKey="year" type="category" {...silentAxis} />
      <YAxis {...valueAxis(values)} />
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

type Box = { x: number; y: number; width: number; height: number };

/** A column from the zero line, with its figure at the tip. */
function ColumnMark({ column, box, patterns }: { column: GroupedColumn; box: Box; patterns: boolean }) {
  const below = column.value !== null && column.value < 0;
  // Below zero Recharts gives a negative size.
  const upright = { ...box, y: Math.min(box.y, box.y + box.height), height: Math.abs(box.height) };
  return (
    <g>
      <rect
        {...upright}
        fill={column.hollow ? palette.surface : column.colour}
        stroke={column.hollow ? column.colour : palette.surface}
        strokeWidth={box.width > 6 ? 1 : 0.5}
        className={`c-column c-order-${column.order}`}
      />
      {!column.hollow && <Hatch order={column.order} box={upright} shown={patterns} />}
      {column.text !== null && (
        <text
          x={upright.x + upright.width / 2}
          y={below ? upright.y + upright.height + fontSize : upright.y - 5}
          textAnchor="middle"
          fill={palette.ink}
        >
          {column.text}
        </text>
      )}
    </g>
  );
}

/** Crosses below the axis: there is no figure. */
function MissingColumns({ plan: { columns, columnWidth, values, plot } }: { plan: GroupedPlan }) {
  return (
    <g className="c-missing">
      {columns.map(
        ({ line, point, x, colour, missing, text }) =>
          missing !== null && (
            <g key={`${line.key} ${point.year}`}>
              <MissingCross
                x={x + columnWidth / 2}
                y={plot.bottom + crossBelow}
                colour={colour}
                title={missing}
              />
              {text !== null && (
                <text
                  x={x + columnWidth / 2}
                  y={values.y(0) - 8}
                  textAnchor="middle"
                  fill={palette.secondary}
                >
                  {text}
                </text>
              )}
            </g>
          ),
      )}
    </g>
  );
}

/** The median as a thin dark line over each year, named behind the last. */
function ColumnReference({ plan: { reference, plot } }: { plan: GroupedPlan }) {
  const last = reference?.marks.at(-1);
  if (!reference || !last) return null;
  return (
    <g className="c-reference">
      {reference.marks.map(({ x1, x2, y }) => (
        <path key={x1} d={`M${x1},${y}L${x2},${y}`} stroke={palette.surface} strokeWidth={3.5} fill="none" />
      ))}
      {reference.marks.map(({ x1, x2, y }) => (
        <path key={x1} d={`M${x1},${y}L${x2},${y}`} stroke={palette.ink} strokeWidth={1.5} fill="none" />
      ))}
      <text x={plot.right + 4} y={last.y + 4} fill={palette.ink}>
        {reference.name}
      </text>
    </g>
  );
}

export const groupedDrawing: FormDrawing = {
  Drawing: GroupedDrawing,
  spots: groupedSpots,
  arrows: "ordered lines",
};
