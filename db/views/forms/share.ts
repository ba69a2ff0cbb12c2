import type { Indicator } from "@/lib/catalogue/indicators";
import { type Frame, seriesOf, type ViewChart } from "../frame";
import { namesOf, stackedCharts } from "./stacked";

/** Layers that add up to 100 %: rates cannot be added, and are left out with a note. */
export async function shareCharts(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const rates = indicators.filter(({ kind }) => kind === "rate");
  if (rates.length === 0) return stackedCharts(frame, indicators);
  const note = `${namesOf(rates)}已经是比率，不能再算占比，没有列入`;
  const levels = indicators.filter(({ kind }) => kind === "level");
  if (levels.length === 0) return [{ indicator: null, series: seriesOf(frame, rates[0], [], [], [note]) }];
  const charts = await stackedCharts(frame, levels);
  return charts.map((chart) => ({
    ...chart,
    series: { ...chart.series, notes: [...chart.series.notes, note] },
  }));
}
