import type { Series } from "@/lib/series/series";
import { barSpots } from "./bar-spots";
import type { DrawingForm } from "./drawing-form";
import { groupedSpots } from "./grouped-spots";
import { heatSpots } from "./heat-spots";
import { lineSpots } from "./line-spots";
import { multiplesSpots } from "./multiples-spots";
import type { DrawingSize } from "./plot";
import { scatterSpots } from "./scatter-spots";
import { slopeSpots } from "./slope-spots";
import type { Spot } from "./spot";
import { stackedSpots } from "./stacked-spots";

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
