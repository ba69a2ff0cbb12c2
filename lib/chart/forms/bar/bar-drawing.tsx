import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import type { FormProps } from "../../drawing/form-props";
import { silentAxis } from "../../drawing/silent-axes";
import { palette } from "../../palette";
import { BarNames, BarTips, ReferenceMark } from "./bar-marks";
import { type BarRow, planBars } from "./bar-plan";

/** A ranking of units in the last year of the series. Bars start at zero; a missing figure is words, no bar. */
export function BarDrawing({ series, width, height, children }: FormProps) {
  const plan = planBars(series, { width, height });
  const { plot, rows, horizontal } = plan;
  const shape = (bar: BarShapeProps) => {
    const row = rows[bar.originalDataIndex];
    if (row === undefined || row.value === null) return <g />;
    // Below zero Recharts gives a negative size.
    const left = Math.min(bar.x, bar.x + bar.width);
    const top = Math.min(bar.y, bar.y + bar.height);
    return (
      <rect
        x={left}
        y={top}
        width={Math.abs(bar.width)}
        height={Math.abs(bar.height)}
        fill={row.hollow ? palette.surface : row.colour}
        stroke={row.hollow ? row.colour : "none"}
        className="c-bar"
      />
    );
  };
  const units = { ...silentAxis, dataKey: "key", type: "category" } as const;
  const values = { ...silentAxis, type: "number", domain: plan.domain, allowDataOverflow: true } as const;
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={rows}
      layout={horizontal ? "vertical" : "horizontal"}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
      barCategoryGap={horizontal ? "22%" : "30%"}
    >
      {horizontal ? (
        <XAxis {...values} height={height - plot.bottom} />
      ) : (
        <XAxis {...units} height={height - plot.bottom} />
      )}
      {horizontal ? (
        <YAxis {...units} interval={0} width={plot.left} />
      ) : (
        <YAxis {...values} width={plot.left} />
      )}
      <Bar
        dataKey={(row: BarRow) => row.value}
        shape={shape}
        maxBarSize={horizontal ? 18 : 56}
        isAnimationActive={false}
      />
      {horizontal ? (
        <line x1={plan.at(0)} x2={plan.at(0)} y1={plot.top} y2={plot.bottom} stroke={palette.faint} />
      ) : (
        <line x1={plot.left} x2={plot.right} y1={plan.at(0)} y2={plan.at(0)} stroke={palette.faint} />
      )}
      <BarNames plan={plan} />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <ReferenceMark plan={plan} />
        <BarTips plan={plan} />
      </ZIndexLayer>
      {children}
    </BarChart>
  );
}
