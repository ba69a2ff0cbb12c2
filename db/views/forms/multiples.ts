import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { type Frame, seriesOf } from "../frame";
import { chartMembers, memberLines } from "../members";
import { referenceOf } from "../reference";

const mostPanels = 60;

/** Small charts of one scale: the chosen agencies, or all members, the rest of the group grey behind each. */
export async function multiplesSeries(frame: Frame, indicator: Indicator): Promise<Series> {
  const members = await chartMembers(frame, mostPanels, true);
  const { lines, rows, notes } = await memberLines(frame, members, indicator);
  const reference = await referenceOf(frame, indicator);
  return seriesOf(frame, indicator, [...lines, ...reference], formBreaks(indicator, rows), notes);
}
