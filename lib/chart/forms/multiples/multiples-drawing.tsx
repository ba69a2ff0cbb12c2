import { LineChart } from "recharts";
import type { FormProps } from "../../drawing/form-props";
import { MultiplesKey, PanelGrids, PanelMarks, ScaleTexts } from "./multiples-marks";
import { planMultiples } from "./multiples-plan";

/** Small line charts of one scale, as plain marks on one surface: sixty charts would be sixty states. */
export function MultiplesDrawing({ series, width, height, children }: FormProps) {
  const plan = planMultiples(series, width);
  return (
    <LineChart accessibilityLayer={false} width={width} height={height} data={[]}>
      <MultiplesKey plan={plan} />
      <PanelGrids plan={plan} />
      <ScaleTexts plan={plan} />
      {plan.panels.map((panel) => (
        <PanelMarks key={panel.line.key} panel={panel} plan={plan} years={series.years} />
      ))}
      {children}
    </LineChart>
  );
}
