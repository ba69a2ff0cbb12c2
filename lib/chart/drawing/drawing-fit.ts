import type { Series } from "@/lib/series/series";
import { barHeight, planBars } from "../forms/bar/bar-plan";
import { planGrouped } from "../forms/grouped/grouped-plan";
import { planHeat } from "../forms/heat/heat-plan";
import { planLines } from "../forms/line/line-plan";
import { planMultiples } from "../forms/multiples/multiples-plan";
import { planScatter } from "../forms/scatter/scatter-plan";
import { lineHeight } from "../forms/slope/slope-labels";
import { planSlope } from "../forms/slope/slope-plan";
import { planStacks } from "../forms/stacked/stacked-plan";
import type { DrawingForm } from "./drawing-form";
import type { DrawingSize } from "./plot";

/** Forms whose height comes of how many agencies they show; the others take any height. */
const ownHeight: Partial<Record<DrawingForm, (series: Series, width: number) => number>> = {
  bar: barHeight,
  heat: (series, width) => planHeat(series, width).needed,
  multiples: (series, width) => planMultiples(series, width).needed,
};

/** Whether a drawing gets higher with every agency that it shows. */
export function growsWithAgencies(form: DrawingForm): boolean {
  return Object.hasOwn(ownHeight, form);
}

/** The height in px that a drawing wants at a width. */
export function drawingHeight(form: DrawingForm, series: Series, width: number): number {
  const own = ownHeight[form];
  if (own) return Math.ceil(own(series, width));
  const tall = form === "scatter" || form === "slope" ? 80 : 0;
  const usual = tall + (width < 480 ? 280 : width < 900 ? 340 : 380);
  return form === "slope" ? Math.max(usual, namesHeight(series)) : usual;
}

/** Of a slope whose names all stand beside it; more than `mostNamed` are not all named. */
function namesHeight({ lines }: Series): number {
  const named = lines.filter(({ role }) => role !== "context").length;
  return named > mostNamed ? 0 : named * lineHeight + 90;
}

const mostNamed = 60;

const cuts: Record<DrawingForm, (series: Series, size: DrawingSize) => boolean> = {
  line: (series, size) => planLines(series, size).namesCut,
  bar: (series, size) => planBars(series, size).namesCut,
  grouped: (series, size) => planGrouped(series, size).namesCut,
  stacked: (series, size) => planStacks(series, false, size).namesCut,
  share: (series, size) => planStacks(series, true, size).namesCut,
  slope: (series, size) => planSlope(series, size).namesCut,
  heat: (series, { width }) => planHeat(series, width).namesCut,
  scatter: (series, size) => planScatter(series, size).namesCut,
  multiples: (series, { width }) => planMultiples(series, width).namesCut,
};

/** Whether every name stands whole in the drawing; if not, a legend has to say them. */
export function namesFit(form: DrawingForm, series: Series, width: number): boolean {
  return !cuts[form](series, { width, height: drawingHeight(form, series, width) });
}
