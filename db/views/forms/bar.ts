import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { agencyNames } from "../../queries/agency-rows";
import { yearsOfSpan } from "../../queries/group";
import { memberSeries } from "../../queries/member-series";
import { type Frame, figureOptions, lastYearOnly, seriesOf } from "../frame";
import { lineOf } from "../lines";
import { chartMembers, memberLines } from "../members";
import { absentNotes, namedAgencies } from "../notes";
import { referenceOf } from "../reference";

/** Of those that are like an agency. */
const mostBars = 400;

/** One year, every agency a bar; those without a figure stay in the list with their reason. */
export async function barSeries(all: Frame, indicator: Indicator): Promise<Series> {
  const frame = lastYearOnly(all);
  const { db, view, group, span } = frame;
  if (group.among?.kind === "like") {
    const members = await chartMembers(frame, mostBars);
    const { lines, notes } = await memberLines(frame, members, indicator);
    return seriesOf(frame, indicator, [...lines, ...(await referenceOf(frame, indicator))], [], notes);
  }
  const chosen = view.units.length > 0 ? view.units : group;
  const rows = await memberSeries(db, [indicator.id], chosen, span, figureOptions(view));
  const names = await agencyNames(db, [
    ...new Set([...view.units, ...rows.map(({ agencyKey }) => agencyKey)]),
  ]);
  const lines = rows.flatMap((row) =>
    lineOf(indicator, [row], row.agencyKey, names.get(row.agencyKey), yearsOfSpan(span), "series"),
  );
  const absent = absentNotes(namedAgencies(view.units, names), lines);
  return seriesOf(frame, indicator, [...lines, ...(await referenceOf(frame, indicator))], [], absent);
}
