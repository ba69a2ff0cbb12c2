import { palette } from "../palette";
import type { BreakMark } from "./break-marks";
import type { EndLabel } from "./end-labels";
import type { LinePlan, MissingMark } from "./line-plan";
import { NamedFigure } from "./named-figure";
import { openPath } from "./open-path";
import type { Plot } from "./plot";

/** The rest of the group, grey behind the lines that are meant. */
export function ContextLines({ plan }: { plan: LinePlan }) {
  return (
    <g className="c-context">
      {plan.lines
        .filter(({ tone }) => tone === "context")
        .map(({ line, colour, strokeWidth }) => (
          <path
            key={line.key}
            d={openPath(line.points, plan.years.x, plan.values.y)}
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

export function BreakLines({ breaks, plot }: { breaks: readonly BreakMark[]; plot: Plot }) {
  return (
    <g className="c-breaks">
      {breaks.map((mark) => (
        <g key={mark.x}>
          <line
            x1={mark.x}
            x2={mark.x}
            y1={mark.textY - 10}
            y2={plot.bottom}
            stroke={palette.faint}
            strokeDasharray="3 3"
          />
          <text x={mark.textX} y={mark.textY} textAnchor={mark.anchor} fill={palette.secondary}>
            {mark.text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Hollow: there is no figure. The reason is the mark's title. */
export function MissingMarks({ marks }: { marks: readonly MissingMark[] }) {
  return (
    <g className="c-missing">
      {marks.map((mark) => (
        <circle
          key={`${mark.x} ${mark.text}`}
          cx={mark.x}
          cy={mark.y}
          r={3.5}
          fill={palette.surface}
          stroke={mark.colour}
          strokeWidth={1.5}
        >
          <title>{mark.text}</title>
        </circle>
      ))}
    </g>
  );
}

export function Dots({ dots }: { dots: LinePlan["dots"] }) {
  return (
    <g className="c-dots">
      {dots.map((dot) => (
        <circle
          key={`${dot.x} ${dot.y} ${dot.colour}`}
          cx={dot.x}
          cy={dot.y}
          r={dot.radius}
          fill={dot.colour}
        />
      ))}
    </g>
  );
}

export function EndLabels({ labels, plot }: { labels: readonly EndLabel[]; plot: Plot }) {
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
