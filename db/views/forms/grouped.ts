import type { Indicator } from "@/lib/catalogue/indicators";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { type Frame, seriesOf, type ViewChart } from "../frame";
import { chartMembers, memberLines } from "../members";
import { referenceOf } from "../reference";
import { layeredCharts } from "./stacked";

/** More columns of a year cannot be told apart. */
const mostColumns = 12;

/**
 * Columns side by side over the years: several chosen agencies, or one and those that are like it, a chart for each
 * indicator; otherwise the indicators, of the group or of the one agency.
 */
export async function groupedCharts(frame: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  if (frame.view.units.length < 2 && frame.view.like === undefined)
    return layeredCharts(frame, indicators, { stacked: false });
  const members = await chartMembers(frame, mostColumns);
  return Promise.all(
    indicators.map(async (indicator) => {
      const { lines, rows, notes } = await memberLines(frame, members, indicator);
      const reference = await referenceOf(frame, indicator);
      const series = seriesOf(frame, indicator, [...lines, ...reference], formBreaks(indicator, rows), notes);
      return { indicator, series };
    }),
  );
}
