import { barDrawing } from "./bar/bar-drawing";
import type { DrawingProps, FormDrawing } from "./chart-form";
import type { DrawnForm } from "./forms";
import { funnelDrawing } from "./funnel/funnel-drawing";
import { groupedDrawing } from "./grouped/grouped-drawing";
import { heatDrawing } from "./heat/heat-drawing";
import { lineDrawing } from "./line/line-drawing";
import { multiplesDrawing } from "./multiples/multiples-drawing";
import { rankDrawing } from "./rank/rank-drawing";
import { scatterDrawing } from "./scatter/scatter-drawing";
import { slopeDrawing } from "./slope/slope-drawing";
import { shareDrawing, stackedDrawing } from "./stacked/stacked-drawing";

/**
 * The drawings of the chart forms. Apart from forms.ts, as pages rendered on the server cannot load Recharts, and the live
 * chart in the browser must not load sentences and Office charts: neither may import the other.
 */
export const drawings: Record<DrawnForm, FormDrawing> = {
  line: lineDrawing,
  bar: barDrawing,
  rank: rankDrawing,
  funnel: funnelDrawing,
  grouped: groupedDrawing,
  stacked: stackedDrawing,
  share: shareDrawing,
  slope: slopeDrawing,
  heat: heatDrawing,
  scatter: scatterDrawing,
  multiples: multiplesDrawing,
};

export type ChartDrawingProps = DrawingProps & { form: DrawnForm };

/** The one drawing of a chart form, for the server and the screen. */
export function ChartDrawing({ form, ...props }: ChartDrawingProps) {
  const { Drawing } = drawings[form];
  return <Drawing {...props} />;
}
