import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import type { ChartForm } from "@/lib/view/view";
import type { Frame, ViewChart } from "../frame";
import { barChart } from "./bar";
import { groupedCharts } from "./grouped";
import { heatCharts } from "./heat";
import { lineChart } from "./line";
import { multiplesChart } from "./multiples";
import { scatterCharts } from "./scatter";
import { shareCharts } from "./share";
import { slopeChart } from "./slope";
import { stackedCharts } from "./stacked";
import { tableChart } from "./table";

/** What a chart form asks of the database: the charts of a view's indicators, of one each or of several together. */
type FormQuestion = (frame: Frame, indicators: readonly Indicator[]) => Promise<ViewChart[]>;

/** The question of each chart form. */
export const formQuestions: Record<ChartForm, FormQuestion> = {
  line: ofEach(lineChart),
  bar: ofEach(barChart),
  grouped: groupedCharts,
  stacked: stackedCharts,
  share: shareCharts,
  slope: ofEach(slopeChart),
  heat: heatCharts,
  scatter: scatterCharts,
  multiples: ofEach(multiplesChart),
  table: ofEach(tableChart),
};

/** A chart of its own for each indicator. */
function ofEach(chart: (frame: Frame, indicator: Indicator) => Promise<Series>): FormQuestion {
  return (frame, indicators) =>
    Promise.all(indicators.map(async (indicator) => ({ indicator, series: await chart(frame, indicator) })));
}
