import type { ReactNode } from "react";
import type { Series } from "@/lib/series";
import { BarDrawing } from "./bar-drawing";
import type { DrawingForm } from "./drawing-form";
import { LineDrawing } from "./line-drawing";
import type { DrawingSize } from "./plot";
import { StackedDrawing } from "./stacked-drawing";

export type DrawingProps = DrawingSize & { form: DrawingForm; series: Series; children?: ReactNode };

/** The one drawing of a form, for the server and the screen. */
export function Drawing({ form, ...props }: DrawingProps) {
  if (form === "line") return <LineDrawing {...props} />;
  if (form === "bar") return <BarDrawing {...props} />;
  return <StackedDrawing {...props} share={form === "share"} />;
}
