import type { Series } from "@/lib/series";
import { barHeight, planBars } from "./bar-plan";
import type { DrawingForm } from "./drawing-form";
import { planLines } from "./line-plan";
import { planStacks } from "./stacked-plan";

/** The height in px that a drawing wants at a width. */
export function drawingHeight(form: DrawingForm, series: Series, width: number): number {
  if (form === "bar") return barHeight(series, width);
  return width < 480 ? 280 : width < 900 ? 340 : 380;
}

/** Whether every name stands whole in the drawing; if not, a legend has to say them. */
export function namesFit(form: DrawingForm, series: Series, width: number): boolean {
  const size = { width, height: drawingHeight(form, series, width) };
  if (form === "line") return !planLines(series, size).namesCut;
  if (form === "bar") return !planBars(series, size).namesCut;
  return !planStacks(series, form === "share", size).namesCut;
}
