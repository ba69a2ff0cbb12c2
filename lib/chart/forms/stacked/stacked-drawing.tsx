import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { silentAxis, ValueGrid, valueAxis, yearText } from "../../drawing/axes";
import { crossBelow, MissingCross } from "../../drawing/figure-marks";
import { Hatch } from "../../drawing/patterns";
import { around, fontSize } from "../../drawing/plot";
import { fromYear } from "../../drawing/spots";
import { TextGround } from "../../drawing/text-marks";
import { palette } from "../../palette";
import { textWidth, wrapText } from "../../text-width";
import type { DrawingProps, FormDrawing } from "../chart-form";
import {
  planStacks,
  type StackedPlan,
  type StackSegment,
  stackedSpots,
  type YearStack,
} from "./stacked-plan";

/** Parts of a whole by year; with `share` each year is 100 %. A year without a whole is a hollow mark. */
function StackedDrawing({
  series,
  share,
  width,
  height,
  patterns = false,
  children,
}: DrawingProps & { share: boolean }) {
  const plan = planStacks(series, share, { width, height });
  const { plot, values, stacks } = plan;
  const segmentOf = (stack: YearStack | undefined, key: string) =>
    stack?.segments.find((item) => item.key === key);
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={stacks}
      margin={around(plot, { width, height })}
    >
      <ValueGrid values={values} plot={plot} />
      <XAxis dataKey="year" type="category" {...silentAxis} />
      <YAxis {...valueAxis(values)} />
      {plan.parts.map((part) => (
        <Bar
          key={part.key}
          stackId="whole"
          name={part.name}
          fill={part.colour}
          barSize={plan.barWidth}
          isAnimationActive={false}
          dataKey={(stack: YearStack) => {
            const segment = segmentOf(stack, part.key);
            return segment ? segment.to - segment.from : null;
          }}
          shape={({ x, y, width, height, originalDataIndex }: BarShapeProps) => {
            const segment = segmentOf(stacks[originalDataIndex], part.key);
            if (!segment || segment.to === segment.from) return <g />;
            return <SegmentMark segment={segment} patterns={patterns} {...{ x, y, width, height }} />;
          }}
        />
      ))}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <StackHeads plan={plan} />
        <StackLabels plan={plan} />
      </ZIndexLayer>
      {children}
    </BarChart>
  );
}

/** One part of one year. */
function SegmentMark({
  segment,
  patterns,
  ...box
}: {
  segment: StackSegment;
  patterns: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4, textAnchor: "middle" } as const;
  const words = segment.text === null ? null : { ...place, text: segment.text };
  return (
    <g>
      <rect
        {...box}
        fill={segment.hollow ? palette.surface : segment.colour}
        stroke={segment.hollow ? segment.colour : palette.surface}
        strokeWidth={segment.hollow ? 1.5 : 1}
        className={`c-part c-order-${segment.order}`}
      />
      {!segment.hollow && <Hatch order={segment.order} box={box} shown={patterns} />}
      {words !== null && (
        <TextGround words={words} fill={segment.hollow ? palette.surface : segment.colour} most={box.width} />
      )}
      {words !== null && (
        <text x={words.x} y={words.y} textAnchor="middle" fill={segment.ink}>
          {words.text}
        </text>
      )}
    </g>
  );
}

function Gap({ stack, plan }: { stack: YearStack; plan: StackedPlan }) {
  const top = stack.segments.at(-1)?.to;
  const y = top === undefined ? plan.plot.bottom : plan.values.y(top);
  const room = plan.stacks.length > 1 ? (plan.plot.right - plan.plot.left) / plan.stacks.length : plan.width;
  const lines = stack.gap === null ? [] : wrapText(stack.gap, room, fontSize);
  return (
    <g className="c-missing">
      <MissingCross
        x={stack.x}
        y={top === undefined ? plan.plot.bottom + crossBelow : y - 8}
        colour={palette.secondary}
        title={`${yearText(stack.year)} ${stack.gap}`}
      />
      {lines.map(
        (line, index) =>
          textWidth(line, fontSize) <= room && (
            <text
              key={line}
              x={stack.x}
              y={(top === undefined ? y : y - 8) - 8 - (lines.length - 1 - index) * 15}
              textAnchor="middle"
              fill={palette.secondary}
            >
              {line}
            </text>
          ),
      )}
    </g>
  );
}

function StackHeads({ plan }: { plan: StackedPlan }) {
  const { stacks, plot, values } = plan;
  const shown = (index: number) => (stacks.length - 1 - index) % plan.yearEvery === 0;
  return (
    <g className="c-heads">
      {stacks.map((stack, index) => (
        <g key={stack.year}>
          {shown(index) && (
            <text x={stack.x} y={plot.bottom + 18} textAnchor="middle" fill={palette.secondary}>
              {yearText(stack.year)}
            </text>
          )}
          {shown(index) && stack.whole !== null && (
            <text x={stack.x} y={plot.bottom + 35} textAnchor="middle" fill={palette.secondary}>
              {stack.whole}
            </text>
          )}
          {stack.covered !== null && (
            <text
              x={stack.x}
              y={values.y(stack.segments.at(-1)?.to ?? values.low) - 6}
              textAnchor="middle"
              fill={palette.secondary}
            >
              {stack.covered}
            </text>
          )}
          {stack.head !== null && (
            <text
              x={stack.x}
              y={values.y(stack.segments.at(-1)?.to ?? values.low) - (stack.covered === null ? 6 : 21)}
              textAnchor="middle"
              fill={palette.ink}
            >
              {stack.head}
            </text>
          )}
          {stack.gap !== null && <Gap stack={stack} plan={plan} />}
        </g>
      ))}
    </g>
  );
}

/** The parts by name at the height of the last stack. */
function StackLabels({ plan }: { plan: StackedPlan }) {
  const last = plan.stacks.findLast(({ segments }) => segments.length > 0);
  if (!last) return null;
  const edge = last.x + plan.barWidth / 2;
  return (
    <g className="c-labels">
      {plan.labels.map((label) => (
        <g key={label.key}>
          <path
            d={`M${edge + 1},${label.at}L${plan.labelX - 14},${label.at}L${plan.labelX - 4},${label.y}`}
            fill="none"
            stroke={label.colour}
            strokeWidth={1.25}
          />
          <text x={plan.labelX} y={label.y + 4} fill={palette.ink}>
            {label.name}
          </text>
        </g>
      ))}
    </g>
  );
}

export const stackedDrawing: FormDrawing = {
  Drawing: (props) => <StackedDrawing {...props} share={false} />,
  spots: (series, size) => stackedSpots(series, false, size),
  distance: fromYear,
};

export const shareDrawing: FormDrawing = {
  Drawing: (props) => <StackedDrawing {...props} share={true} />,
  spots: (series, size) => stackedSpots(series, true, size),
  distance: fromYear,
};
