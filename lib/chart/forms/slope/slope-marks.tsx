import { dashOf } from "../../dash";
import { NamedFigure } from "../../drawing/named-figure";
import { fontSize } from "../../drawing/plot";
import { yearText } from "../../drawing/year-scale";
import { palette, seriesColours } from "../../palette";
import { leader, type SlopeLabel } from "./slope-labels";
import type { SlopePlan } from "./slope-plan";

/** The two years as upright lines. */
export function SlopeEnds({ plan: { ends, plot } }: { plan: SlopePlan }) {
  return (
    <g className="c-years">
      {[
        { x: ends.x1, year: ends.from },
        { x: ends.x2, year: ends.to },
      ].map(({ x, year }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={plot.top - 4} y2={plot.bottom} stroke={palette.rule} />
          <text x={x} y={plot.bottom + fontSize + 8} textAnchor="middle" fill={palette.secondary}>
            {yearText(year)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Lines that have no colour of their own, as plain paths; a fall is dashed for the printer. */
export function PlainSlopes({ plan, patterns }: { plan: SlopePlan; patterns: boolean }) {
  const { ends, values } = plan;
  return (
    <g className="c-slopes">
      {plan.lines.map(({ line, tone, colour, order, strokeWidth, from, to, joined }) =>
        tone === "series" || tone === "reference" || !joined || from === null || to === null ? null : (
          <g key={line.key} className={order > 1 ? `c-series c-order-${order}` : "c-plain"}>
            <path
              d={`M${ends.x1},${values.y(from)}L${ends.x2},${values.y(to)}`}
              fill="none"
              stroke={colour}
              strokeWidth={strokeWidth}
              {...dashOf(order, patterns)}
            />
          </g>
        ),
      )}
    </g>
  );
}

/** Thin lines from the figures to names that had to be moved. */
export function SlopeLeaders({ plan: { right, ends } }: { plan: SlopePlan }) {
  return (
    <g className="c-leaders">
      {right.map(({ key, at, y }) =>
        at === null ? null : (
          <path
            key={key}
            d={`M${ends.x2 + 4},${at}L${ends.x2 + leader - 3},${y}`}
            fill="none"
            stroke={palette.context}
          />
        ),
      )}
    </g>
  );
}

export function SlopeLabels({ plan: { left, right, ends } }: { plan: SlopePlan }) {
  const fill = ({ tone }: SlopeLabel) => (tone === "same" ? palette.secondary : palette.ink);
  return (
    <g className="c-labels">
      {left.map((label) => (
        <text key={`${label.key} from`} x={ends.x1 - 8} y={label.y + 4} textAnchor="end" fill={fill(label)}>
          {label.text}
        </text>
      ))}
      {right.map((label) => (
        <text
          key={`${label.key} to`}
          x={ends.x2 + leader}
          y={label.y + 4}
          fill={fill(label)}
          fontWeight={label.tone === "series" ? 500 : undefined}
        >
          <NamedFigure name={label.text} figure={label.figure} />
        </text>
      ))}
    </g>
  );
}

/** What the two colours mean, with how many lines go each way. */
export function SlopeCounts({ plan: { counts }, patterns }: { plan: SlopePlan; patterns: boolean }) {
  if (!counts) return null;
  const words = [
    { text: `上升${counts.rise}个`, colour: seriesColours[0], dash: {} },
    { text: `下降${counts.fall}个`, colour: seriesColours[1], dash: dashOf(2, patterns) },
    { text: `持平${counts.same}个`, colour: palette.faint, dash: {} },
  ];
  return (
    <g className="c-counts">
      {words.map(({ text, colour, dash }, index) => (
        <g key={text}>
          <path d={`M${index * 100},8h20`} stroke={colour} strokeWidth={2} fill="none" {...dash} />
          <text x={index * 100 + 26} y={12} fill={palette.ink}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
