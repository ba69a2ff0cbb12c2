import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import type { ChartForm } from "@/lib/view/view";
import type { Frame, ViewChart } from "../frame";
import { barSeries } from "./bar";
import { funnelSeries } from "./funnel";
import { groupedCharts } from "./grouped";
import { heatCharts } from "./heat";
import { lineSeries } from "./line";
import { multiplesSeries } from "./multiples";
import { rankSeries } from "./rank";
import { scatterCharts } from "./scatter";
import { shareCharts } from "./share";
import { slopeSeries } from "./slope";
import { stackedCharts } from "./stacked";
import { tableSeries } from "./table";

/** What a chart form asks of the database: the charts of a view's indicators, of one each or of several together. */
type FormQuestion = (frame: Frame, indicators: readonly Indicator[]) => Promise<ViewChart[]>;

/** The question of each chart form. */
export const formQuestions: Record<ChartForm, FormQuestion> = {
  line: ofEach(lineSeries),
  bar: ofEach(barSeries),
  rank: ofEach(rankSeries),
  funnel: ofEach(funnelSeries),
  grouped: groupedCharts,
  stacked: stackedCharts,
  share: shareCharts,
  slope: ofEach(slopeSeries),
  heat: heatCharts,
  scatter: scatterCharts,
  multiples: ofEach(multiplesSeries),
  table: ofEach(tableSeries),
};

/** A chart of its own for each indicator. */
function ofEach(chart: (frame: Frame, indicator: Indicator) => Promise<Series>): FormQuestion {
  return (frame, indicators) =>
    Promise.all(indicators.map(async (indicator) => ({ indicator, series: await chart(frame, indicator) })));
}
