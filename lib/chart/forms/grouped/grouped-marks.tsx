import { Hatch } from "../../drawing/hatch-mark";
import { crossBelow, MissingCross } from "../../drawing/missing-cross";
import { fontSize } from "../../drawing/plot";
import { palette } from "../../palette";
import type { Column, GroupedPlan } from "./grouped-plan";

type Box = { x: number; y: number; width: number; height: number };

/** A column from the zero line, with its figure at the tip. */
export function ColumnMark({ column, box, patterns }: { column: Column; box: Box; patterns: boolean }) {
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
export function MissingColumns({ plan: { columns, columnWidth, values, plot } }: { plan: GroupedPlan }) {
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
export function ColumnReference({ plan: { reference, plot } }: { plan: GroupedPlan }) {
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
