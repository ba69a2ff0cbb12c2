import { DefaultZIndexes, ScatterChart, ZIndexLayer } from "recharts";
import { PointSigns } from "../../drawing/figure-marks";
import { TextGround } from "../../drawing/text-marks";
import { palette } from "../../palette";
import { cutText } from "../../text-width";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { dotPath } from "../scatter/dots";
import { type FunnelPlan, funnelSpots, planFunnel } from "./funnel-plan";

/** Shares against their wholes, with the rate of all together and the limits about it. */
function FunnelDrawing({ series, width, height, children }: DrawingProps) {
  const plan = planFunnel(series, { width, height });
  return (
    <ScatterChart accessibilityLayer={false} width={width} height={height}>
      <FunnelGrid plan={plan} />
      <FunnelLines plan={plan} />
      <g className="c-dots">
        {plan.dots.map(({ line, x, y, radius, colour, hollow }) => (
          <path
            key={line.key}
            d={dotPath(0, x, y, radius)}
            className={hollow ? "c-hollow" : "c-dot"}
            fill={hollow ? palette.surface : colour}
            stroke={hollow ? colour : palette.surface}
            strokeWidth={hollow ? 1.5 : 1}
          />
        ))}
      </g>
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <FunnelNames plan={plan} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </ScatterChart>
  );
}

function FunnelGrid({ plan: { plot, along, up, width, height } }: { plan: FunnelPlan }) {
  return (
    <g className="c-grid">
      {up.ticks.map(({ at, text }) => (
        <g key={text}>
          <line x1={plot.left} x2={plot.right} y1={at} y2={at} stroke={palette.grid} />
          <text x={plot.left - 6} y={at + 4} textAnchor="end" fill={palette.secondary}>
            {text}
          </text>
        </g>
      ))}
      {along.ticks.map(({ at, text }) => (
        <g key={text}>
          <line x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 4} stroke={palette.faint} />
          <text x={at} y={plot.bottom + 17} textAnchor="middle" fill={palette.secondary}>
            {text}
          </text>
        </g>
      ))}
      <path d={`M${plot.left},${plot.bottom}H${plot.right}`} fill="none" stroke={palette.faint} />
      <text x={0} y={12} fill={palette.ink}>{`↑ ${cutText(up.title, width - 24, 12)}`}</text>
      <text x={width} y={height - 6} textAnchor="end" fill={palette.ink}>
        {`${along.title} →`}
      </text>
    </g>
  );
}

/** The wider limits are dashed. */
function FunnelLines({ plan: { plot, limits, middle, endLabels, labels } }: { plan: FunnelPlan }) {
  return (
    <g className="c-reference">
      {limits.map(({ sure, path }) => (
        <path
          key={path}
          className={sure === 95 ? "c-limit" : "c-limit c-far-limit"}
          d={path}
          fill="none"
          stroke={palette.secondary}
          strokeWidth={1}
          strokeDasharray={sure === 95 ? undefined : "5 3"}
        />
      ))}
      {middle !== null && (
        <line
          className="c-together"
          x1={plot.left}
          x2={plot.right}
          y1={middle}
          y2={middle}
          stroke={palette.ink}
        />
      )}
      {endLabels.map(({ text, y, strong }) => (
        <text key={y} x={plot.right + 6} y={y + 4} fill={strong ? palette.ink : palette.secondary}>
          {text}
        </text>
      ))}
      {labels.map((label) => (
        <TextGround key={label.keys[0]} words={label} fill={palette.surface} />
      ))}
    </g>
  );
}

function FunnelNames({ plan: { labels } }: { plan: FunnelPlan }) {
  return (
    <g className="c-labels">
      {labels.map(({ keys, text, x, y, strong }) => (
        <text key={keys[0]} x={x} y={y} fill={palette.ink} fontWeight={strong ? 500 : undefined}>
          {text}
        </text>
      ))}
    </g>
  );
}

export const funnelDrawing: FormDrawing = { Drawing: FunnelDrawing, spots: funnelSpots, arrows: "plane" };
