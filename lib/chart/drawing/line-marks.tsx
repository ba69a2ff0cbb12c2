import type { Series } from "@/lib/series/series";
import type { EndLabel } from "../forms/line/end-labels";
import type { LinePlan, MissingMark } from "../forms/line/line-plan";
import { palette } from "../palette";
import type { BreakMark } from "./break-marks";
import { joinedRuns } from "./joined-runs";
import { MissingCross } from "./missing-cross";
import { NamedFigure } from "./named-figure";
import { openPath } from "./open-path";
import type { Plot } from "./plot";

/** The rest of the group, grey behind the lines that are meant. */
export function ContextLines({ plan, series }: { plan: LinePlan; series: Series }) {
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

/** Crosses below the axis: there is no figure. The reason is the mark's title. */
export function MissingMarks({ marks }: { marks: readonly MissingMark[] }) {
  return (
    <g className="c-missing">
      {marks.map((mark) => (
        <MissingCross
          key={`${mark.x} ${mark.text}`}
          x={mark.x}
          y={mark.y}
          colour={mark.colour}
          title={mark.text}
        />
      ))}
    </g>
  );
}

export function Dots({ dots }: { dots: LinePlan["dots"] }) {
  return (
    <g className="c-dots">
      {dots.map(({ key, x, y, radius, colour, hollow, title }) =>
        hollow ? (
          <circle
            key={key}
            cx={x}
            cy={y}
            r={radius + 0.75}
            fill={palette.surface}
            stroke={colour}
            strokeWidth={1.75}
            className="c-hollow"
          >
            {title !== null && <title>{title}</title>}
          </circle>
        ) : (
          <circle key={key} cx={x} cy={y} r={radius} fill={colour} />
        ),
      )}
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
