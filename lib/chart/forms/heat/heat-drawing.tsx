import { ScatterChart } from "recharts";
import { BreakLines } from "../../drawing/break-marks";
import { signColours } from "../../drawing/figure-marks";
import { TextGround } from "../../drawing/text-marks";
import { palette } from "../../palette";
import { pointSigns } from "../../point-words";
import type { DrawingProps, FormDrawing } from "../chart-form";
import type { HeatCell } from "./heat-cells";
import { hasSwatch } from "./heat-key";
import { type HeatPlan, heatSpots, planHeat } from "./heat-plan";

/**
 * Agencies × years, or agencies × indicators. Hundreds of cells would be hundreds of stateful components: they are
 * plain marks on the chart's surface.
 */
function HeatDrawing({ series, width, height, children }: DrawingProps) {
  const plan = planHeat(series, width);
  return (
    <ScatterChart accessibilityLayer={false} width={width} height={height}>
      <HeatHeads plan={plan} />
      <HeatNames plan={plan} />
      <HeatCells plan={plan} />
      <BreakLines breaks={plan.breaks} plot={plan.plot} />
      <HeatKey plan={plan} />
      {children}
    </ScatterChart>
  );
}

/** Light slanting lines: nothing is known here. */
function slanted(x: number, y: number, width: number, height: number): string {
  let path = "";
  for (let from = 6 - height; from < width; from += 6) {
    const start = Math.max(0, from);
    const end = Math.min(width, from + height);
    if (end > start)
      path += `M${px(x + start)},${px(y + height - (start - from))}L${px(x + end)},${px(y + height - (end - from))}`;
  }
  return path;
}

const px = (value: number) => Math.round(value * 10) / 10;

function HeatHeads({ plan: { columns, cell, plot } }: { plan: HeatPlan }) {
  return (
    <g className="c-heads">
      {columns.map(({ of, year, x, head }) => (
        <g key={`${of.indicator} ${year}`}>
          {head.map((line, index) => (
            <text
              key={line}
              x={x + cell.width / 2}
              y={plot.top - 9 - (head.length - 1 - index) * 15}
              textAnchor="middle"
              fill={palette.secondary}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

function HeatNames({ plan: { rows, cell, plot } }: { plan: HeatPlan }) {
  const total = rows.find(({ line }) => line.role === "reference");
  return (
    <g className="c-names">
      {rows.map(({ line, name, y }) => (
        <text
          key={line.key}
          x={plot.left - 8}
          y={y + cell.height / 2 + 4}
          textAnchor="end"
          fill={palette.ink}
        >
          {name}
        </text>
      ))}
      {total && <line x1={0} x2={plot.right} y1={total.y - 3} y2={total.y - 3} stroke={palette.faint} />}
    </g>
  );
}

/** Cells of one colour are one path: hundreds of boxes would take longer to draw than all else. */
function HeatCells({ plan: { cells, cell } }: { plan: HeatPlan }) {
  const box = { width: cell.width - 1, height: cell.height - 1 };
  const filled = new Map<string, string>();
  for (const { fill, x, y } of cells)
    if (fill !== null)
      filled.set(
        fill,
        `${filled.get(fill) ?? ""}M${px(x + 0.5)},${px(y + 0.5)}h${px(box.width)}v${box.height}h${px(-box.width)}z`,
      );
  const hatched = cells.filter((item) => item.hatched);
  const hatch = hatched.map(({ x, y }) => slanted(x + 0.5, y + 0.5, box.width, box.height)).join("");
  return (
    <g className="c-cells">
      {[...filled].map(([fill, path]) => (
        <path key={fill} d={path} fill={fill} />
      ))}
      {hatch !== "" && <path d={hatch} stroke={palette.rule} fill="none" />}
      <SignCorners cells={cells} width={cell.width} />
      {cells.map((item) => (
        <CellText key={`${item.line.key} ${item.x}`} cell={item} width={cell.width} height={cell.height} />
      ))}
    </g>
  );
}

/** A corner in the colour of its sign, where a cell has no room for the sign itself. */
function SignCorners({ cells, width }: { cells: readonly HeatCell[]; width: number }) {
  return (
    <g className="c-signs">
      {cells.map(({ line, point, sign, text, x, y }) =>
        sign === null || point === null || text?.endsWith(pointSigns[sign].sign) ? null : (
          <path
            key={`${line.key} ${x}`}
            d={`M${px(x + width - 8)},${px(y + 0.5)}h7.5v7.5z`}
            fill={signColours[sign]}
          >
            <title>{`${line.name} ${point.year}年 ${pointSigns[sign].zh}`}</title>
          </path>
        ),
      )}
    </g>
  );
}

function CellText({ cell, width, height }: { cell: HeatCell; width: number; height: number }) {
  if (cell.text === null) return null;
  const place = { x: cell.x + width / 2, y: cell.y + height / 2 + 4, textAnchor: "middle" } as const;
  return (
    <>
      {cell.hatched && (
        <TextGround words={{ ...place, text: cell.text }} fill={palette.surface} most={width - 1} />
      )}
      <text {...place} fill={cell.ink} className={cell.fill === null ? "c-missing" : "c-value"}>
        {cell.text}
      </text>
    </>
  );
}

function HeatKey({ plan: { key } }: { plan: HeatPlan }) {
  return (
    <g className="c-key">
      {key.map((item) => (
        <g key={item.text}>
          {item.fill !== null && <rect x={item.x} y={item.y - 11} width={14} height={14} fill={item.fill} />}
          {item.hatched && (
            <path d={slanted(item.x, item.y - 11, 14, 14)} stroke={palette.faint} fill="none" />
          )}
          <text x={item.x + (hasSwatch(item) ? 20 : 0)} y={item.y} fill={palette.secondary}>
            {item.text}
          </text>
        </g>
      ))}
    </g>
  );
}

export const heatDrawing: FormDrawing = { Drawing: HeatDrawing, spots: heatSpots };
