import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { ValueGrid } from "../../drawing/axis-marks";
import type { FormProps } from "../../drawing/form-props";
import { silentAxis, valueAxis } from "../../drawing/silent-axes";
import { SegmentMark, StackHeads, StackLabels } from "./stacked-marks";
import { planStacks, type Stack } from "./stacked-plan";

/** Parts of a whole by year; with `share` each year is 100 %. A year without a whole is a hollow mark. */
export function StackedDrawing({
  series,
  share,
  width,
  height,
  patterns = false,
  children,
}: FormProps & { share: boolean }) {
  const plan = planStacks(series, share, { width, height });
  const { plot, values, stacks } = plan;
  const segmentOf = (stack: Stack | undefined, key: string) =>
    stack?.segments.find((item) => item.key === key);
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={stacks}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
    >
      <ValueGrid values={values} plot={plot} />
      <XAxis dataKey="year" type="category" height={height - plot.bottom} {...silentAxis} />
      <YAxis {...valueAxis(values, plot.left)} />
      {plan.parts.map((part) => (
        <Bar
          key={part.key}
          stackId="whole"
          name={part.name}
          fill={part.colour}
          barSize={plan.barWidth}
          isAnimationActive={false}
          dataKey={(stack: Stack) => {
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
