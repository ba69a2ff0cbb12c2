import type { Series } from "@/lib/series/series";
import { barSpots } from "../forms/bar/bar-plan";
import { groupedSpots } from "../forms/grouped/grouped-plan";
import { heatSpots } from "../forms/heat/heat-plan";
import { lineSpots } from "../forms/line/line-plan";
import { multiplesSpots } from "../forms/multiples/multiples-plan";
import { scatterSpots } from "../forms/scatter/scatter-plan";
import { slopeSpots } from "../forms/slope/slope-plan";
import { stackedSpots } from "../forms/stacked/stacked-plan";
import type { DrawingForm } from "./drawing-form";
import type { DrawingSize } from "./plot";
import type { Spot } from "./spot";

const spotsOf: Record<DrawingForm, (series: Series, size: DrawingSize) => Spot[]> = {
  line: lineSpots,
  bar: barSpots,
  grouped: groupedSpots,
  stacked: (series, size) => stackedSpots(series, false, size),
  share: (series, size) => stackedSpots(series, true, size),
  slope: slopeSpots,
  heat: heatSpots,
  scatter: scatterSpots,
  multiples: multiplesSpots,
};

/** Every figure and every missing one of a drawing, lines first, then years. */
export function chartSpots(form: DrawingForm, series: Series, size: DrawingSize): Spot[] {
  return spotsOf[form](series, size);
}
