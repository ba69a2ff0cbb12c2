import { DefaultZIndexes, ScatterChart, ZIndexLayer } from "recharts";
import type { FormProps } from "../../drawing/form-props";
import { PointSigns } from "../../drawing/point-signs";
import { DotNames, MedianNames, ScatterDots, ScatterGrid, ScatterMedians } from "./scatter-marks";
import { planScatter } from "./scatter-plan";

/** Two indicators of one year, a dot for each agency. */
export function ScatterDrawing({ series, width, height, patterns = false, children }: FormProps) {
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
