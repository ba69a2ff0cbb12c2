import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { type Frame, lastYearOnly, seriesOf, type ViewChart } from "../frame";
import { chartMembers, memberLines } from "../members";
import { referenceOf } from "../reference";

const mostCells = 900;

/** A row for each agency: over the years of one indicator, or over several indicators in the last year. */
export async function heatCharts(all: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const frame = indicators.length > 1 ? lastYearOnly(all) : all;
  const columns = (frame.span.to - frame.span.from + 1) * indicators.length;
  const members = await chartMembers(frame, Math.floor(mostCells / columns));
  const [first, ...beside] = await Promise.all(
    indicators.map(async (indicator): Promise<Series> => {
      const { lines, rows, notes } = await memberLines(frame, members, indicator);
      const reference = await referenceOf(frame, indicator);
      return seriesOf(frame, indicator, [...lines, ...reference], formBreaks(indicator, rows), notes);
    }),
  );
  if (!first) return [];
  return [
    {
      indicator: beside.length > 0 ? null : (indicators[0] ?? null),
      series: { ...first, beside: beside.map((of) => ({ ...of, notes: [] })) },
    },
  ];
}
