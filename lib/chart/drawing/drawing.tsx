import type { ComponentType, ReactNode } from "react";
import type { Series } from "@/lib/series";
import { BarDrawing } from "./bar-drawing";
import type { DrawingForm } from "./drawing-form";
import { GroupedDrawing } from "./grouped-drawing";
import { HeatDrawing } from "./heat-drawing";
import { LineDrawing } from "./line-drawing";
import { MultiplesDrawing } from "./multiples-drawing";
import type { DrawingSize } from "./plot";
import { ScatterDrawing } from "./scatter-drawing";
import { SlopeDrawing } from "./slope-drawing";
import { StackedDrawing } from "./stacked-drawing";

type Drawn = DrawingSize & {
  series: Series;
  /** Dashes and hatching, so that the series stay apart without colour. */
  patterns?: boolean | undefined;
  children?: ReactNode;
};
export type DrawingProps = Drawn & { form: DrawingForm };

const drawings: Record<DrawingForm, ComponentType<Drawn>> = {
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
