import type { ComponentType } from "react";
import { BarDrawing } from "./bar-drawing";
import type { DrawingForm } from "./drawing-form";
import type { FormProps } from "./form-props";
import { GroupedDrawing } from "./grouped-drawing";
import { HeatDrawing } from "./heat-drawing";
import { LineDrawing } from "./line-drawing";
import { MultiplesDrawing } from "./multiples-drawing";
import { ScatterDrawing } from "./scatter-drawing";
import { SlopeDrawing } from "./slope-drawing";
import { StackedDrawing } from "./stacked-drawing";

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
