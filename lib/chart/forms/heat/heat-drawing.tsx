import { ScatterChart } from "recharts";
import { BreakLines } from "../../drawing/break-marks";
import type { FormProps } from "../../drawing/form-props";
import { HeatCells, HeatHeads, HeatKey, HeatNames } from "./heat-marks";
import { planHeat } from "./heat-plan";

/**
 * Agencies × years, or agencies × indicators. Hundreds of cells would be hundreds of stateful components: they are
 * plain marks on the chart's surface.
 */
export function HeatDrawing({ series, width, height, children }: FormProps) {
  const plan = planHeat(series, width);
  return (
    <ScatterChart accessibilityLayer={false} width={width} height={height}>
      <HeatHeads plan={plan} />
      <HeatNames plan={plan} />
      <HeatCells plan={plan} />
      <BreakLines breaks={plan.breaks} plot={plan.plot} />
      <HeatKey plan={plan} />
      {children}
    </ScatterChart>
  );
}
