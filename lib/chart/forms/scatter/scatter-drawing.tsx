import { DefaultZIndexes, ScatterChart, ZIndexLayer } from "recharts";
import { PointSigns } from "../../drawing/figure-marks";
import { fontSize } from "../../drawing/plot";
import { TextGround } from "../../drawing/text-marks";
import { palette } from "../../palette";
import { textWidth } from "../../text-width";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { dotPath } from "./dots";
import { axisTitle, planScatter, type ScatterDot, type ScatterPlan, scatterSpots } from "./scatter-plan";

/** Two indicators of one year, a dot for each agency. */
function ScatterDrawing({ series, width, height, patterns = false, children }: DrawingProps) {
  const plan = planScatter(series, { width, height });
  return (
    <ScatterChart accessibilityLayer={false} width={width} height={height}>
      <ScatterGrid plan={plan} />
      <ScatterMedians plan={plan} />
      <ScatterDots dots={plan.dots} patterns={patterns} />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <MedianNames plan={plan} />
        <DotNames plan={plan} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </ScatterChart>
  );
}

/** Gridlines both ways, their figures, and what the axes are. */
function ScatterGrid({ plan: { plot, along, up, width, height } }: { plan: ScatterPlan }) {
  const [top, bottom] = [plot.top - 6, plot.bottom];
  return (
    <g className="c-grid">
      {along.ticks.map((tick, index) => (
        <g key={`x ${tick}`}>
          <line x1={along.at(tick)} x2={along.at(tick)} y1={top} y2={bottom} stroke={palette.grid} />
          <text x={along.at(tick)} y={height - 26} textAnchor="middle" fill={palette.secondary}>
            {along.texts[index]}
          </text>
        </g>
      ))}
      {up.ticks.map((tick, index) => (
        <g key={`y ${tick}`}>
          <line x1={plot.left} x2={plot.right} y1={up.at(tick)} y2={up.at(tick)} stroke={palette.grid} />
          <text x={plot.left - 24} y={up.at(tick) + 4} textAnchor="end" fill={palette.secondary}>
            {up.texts[index]}
          </text>
        </g>
      ))}
      <path d={`M${plot.left},${top}V${bottom}H${plot.right}`} fill="none" stroke={palette.faint} />
      <text x={0} y={12} fill={palette.ink}>{`↑ ${axisTitle(up, width - 24)}`}</text>
      <text x={width} y={height - 6} textAnchor="end" fill={palette.ink}>
        {`${axisTitle(along, width - 24)} →`}
      </text>
    </g>
  );
}

/** The medians, and plain ground where names stand over them and over the grid: below the dots, which it must not hide. */
function ScatterMedians({ plan }: { plan: ScatterPlan }) {
  const { medians, plot, labels } = plan;
  const besideY = placeOfY(plan);
  return (
    <g className="c-reference">
      {medians.x !== null && (
        <line x1={medians.x} x2={medians.x} y1={plot.top - 6} y2={plot.bottom} stroke={palette.ink} />
      )}
      {medians.y !== null && (
        <line x1={plot.left} x2={plot.right} y1={medians.y} y2={medians.y} stroke={palette.ink} />
      )}
      {besideY && <TextGround words={besideY} fill={palette.surface} />}
      {labels.map((label) => (
        <TextGround key={label.keys[0]} words={label} fill={palette.surface} />
      ))}
    </g>
  );
}

function MedianNames({ plan }: { plan: ScatterPlan }) {
  const { medians, plot } = plan;
  const late = medians.x !== null && medians.x > (plot.left + plot.right) / 2;
  const besideY = placeOfY(plan);
  return (
    <g className="c-reference">
      {medians.x !== null && (
        <text
          x={late ? medians.x + 2 : medians.x - 2}
          y={plot.top - 10}
          textAnchor={late ? "end" : "start"}
          fill={palette.ink}
        >
          {medians.xText}
        </text>
      )}
      {besideY && (
        <text x={besideY.x} y={besideY.y} textAnchor="middle" fill={palette.ink}>
          {besideY.text}
        </text>
      )}
    </g>
  );
}

function placeOfY({ medians: { y, yText: text }, plot }: ScatterPlan) {
  if (y === null) return null;
  return { text, x: plot.right - textWidth(text, fontSize) / 2, y: y - 5, textAnchor: "middle" as const };
}

/** Hollow where one of the two figures is missing; of different shapes for the printer. */
function ScatterDots({ dots, patterns }: { dots: readonly ScatterDot[]; patterns: boolean }) {
  return (
    <g className="c-dots">
      {dots.map((dot) => {
        const radius = dot.lacks === null ? (dot.strong ? 5 : 4) : 3.5;
        return (
          <path
            key={dot.line.key}
            d={dotPath(patterns ? dot.order : 0, dot.x, dot.y, radius)}
            className={dot.lacks === null ? "c-dot" : "c-hollow"}
            fill={dot.lacks === null ? dot.colour : palette.surface}
            stroke={dot.lacks === null ? palette.surface : dot.colour}
            strokeWidth={dot.lacks === null ? 1 : 1.5}
          >
            {dot.lacks !== null && <title>{`${dot.line.name} ${dot.lacks}`}</title>}
          </path>
        );
      })}
    </g>
  );
}

function DotNames({ plan: { labels } }: { plan: ScatterPlan }) {
  return (
    <g className="c-labels">
      {labels.map(({ keys, text, x, y, strong }) => (
        <text
          key={keys[0]}
          x={x}
          y={y}
          fill={strong ? palette.ink : palette.secondary}
          fontWeight={strong ? 500 : undefined}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

export const scatterDrawing: FormDrawing = { Drawing: ScatterDrawing, spots: scatterSpots, arrows: "plane" };
