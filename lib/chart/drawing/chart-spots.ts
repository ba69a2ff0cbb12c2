import type { Series } from "@/lib/series/series";
import { barSpots } from "../forms/bar/bar-spots";
import { groupedSpots } from "../forms/grouped/grouped-spots";
import { heatSpots } from "../forms/heat/heat-spots";
import { lineSpots } from "../forms/line/line-spots";
import { multiplesSpots } from "../forms/multiples/multiples-spots";
import { scatterSpots } from "../forms/scatter/scatter-spots";
import { slopeSpots } from "../forms/slope/slope-spots";
import { stackedSpots } from "../forms/stacked/stacked-spots";
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
