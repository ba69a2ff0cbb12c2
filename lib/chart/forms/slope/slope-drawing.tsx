import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { silentAxis, ValueGrid, valueAxis, yearText } from "../../drawing/axes";
import { BreakLines } from "../../drawing/break-marks";
import { FigureDots, MissingMarks, PointSigns } from "../../drawing/figure-marks";
import { dashOf } from "../../drawing/patterns";
import { around, fontSize } from "../../drawing/plot";
import { NamedFigure } from "../../drawing/text-marks";
import { palette, seriesColours } from "../../palette";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { leader, type SlopeLabel } from "./slope-lines";
import { planSlope, type SlopePlan, slopeSpots } from "./slope-plan";

/** Two years joined by a line for each agency; a line that lacks one of them is not joined. */
function SlopeDrawing({ series, width, height, patterns = false, children }: DrawingProps) {
  const plan = planSlope(series, { width, height });
  const { plot, values, ends } = plan;
  const named = plan.lines.filter(({ tone }) => tone === "series" || tone === "reference");
  return (
    <LineChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={[
        { year: ends.from, figures: named.map(({ from, joined }) => (joined ? from : null)) },
        { year: ends.to, figures: named.map(({ to, joined }) => (joined ? to : null)) },
      ]}
      margin={around({ ...plot, left: ends.x1, right: ends.x2 }, { width, height })}
    >
      <ValueGrid values={values} plot={plot} />
      <SlopeEnds plan={plan} />
      <SlopeCounts plan={plan} patterns={patterns} />
      <BreakLines breaks={plan.breaks} plot={plot} />
      {plan.fromAboveZero && (
        <text x={0} y={plan.counts ? 29 : 12} fill={palette.secondary}>
          纵轴不从0起
        </text>
      )}
      <PlainSlopes plan={plan} patterns={patterns} />
      <XAxis dataKey="year" type="number" domain={[ends.from, ends.to]} {...silentAxis} />
      <YAxis {...valueAxis(values)} />
      {named.map(({ line, tone, colour, order, strokeWidth }, index) => (
        <Line
          key={line.key}
          className={`c-${tone} c-order-${order}`}
          name={line.name}
          dataKey={(row: { figures: (number | null)[] }) => row.figures[index]}
          type="linear"
          stroke={colour}
          strokeWidth={strokeWidth}
          {...dashOf(order, patterns)}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <FigureDots dots={plan.dots} />
        <SlopeLeaders plan={plan} />
        <SlopeLabels plan={plan} />
        <MissingMarks marks={plan.missing} />
        <PointSigns marks={plan.signs} />
      </ZIndexLayer>
      {children}
    </LineChart>
  );
}

/** The two years as upright lines. */
function SlopeEnds({ plan: { ends, plot } }: { plan: SlopePlan }) {
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
function PlainSlopes({ plan, patterns }: { plan: SlopePlan; patterns: boolean }) {
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
function SlopeLeaders({ plan: { right, ends } }: { plan: SlopePlan }) {
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

function SlopeLabels({ plan: { left, right, ends } }: { plan: SlopePlan }) {
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
function SlopeCounts({ plan: { counts }, patterns }: { plan: SlopePlan; patterns: boolean }) {
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

export const slopeDrawing: FormDrawing = { Drawing: SlopeDrawing, spots: slopeSpots };
