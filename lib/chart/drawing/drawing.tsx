import type { ComponentType } from "react";
import { BarDrawing } from "../forms/bar/bar-drawing";
import { GroupedDrawing } from "../forms/grouped/grouped-drawing";
import { HeatDrawing } from "../forms/heat/heat-drawing";
import { LineDrawing } from "../forms/line/line-drawing";
import { MultiplesDrawing } from "../forms/multiples/multiples-drawing";
import { ScatterDrawing } from "../forms/scatter/scatter-drawing";
import { SlopeDrawing } from "../forms/slope/slope-drawing";
import { StackedDrawing } from "../forms/stacked/stacked-drawing";
import type { DrawingForm } from "./drawing-form";
import type { FormProps } from "./form-props";

export type DrawingProps = FormProps & { form: DrawingForm };

const drawings: Record<DrawingForm, ComponentType<FormProps>> = {
  line: LineDrawing,
  bar: BarDrawing,
  grouped: GroupedDrawing,
  stacked: (props) => <StackedDrawing {...props} share={false} />,
  share: (props) => <StackedDrawing {...props} share={true} />,
  slope: SlopeDrawing,
  heat: HeatDrawing,
  scatter: ScatterDrawing,
  multiples: MultiplesDrawing,
};

/** The one drawing of a form, for the server and the screen. */
export function Drawing({ form, ...props }: DrawingProps) {
  const Form = drawings[form];
  return <Form {...props} />;
}
