import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { agencyNames } from "../../queries/agency-rows";
import { yearsOfSpan } from "../../queries/group";
import { groupMembers, ownGovernment } from "../../queries/group-members";
import { groupTrend } from "../../queries/group-trend";
import { memberSeries } from "../../queries/member-series";
import { type Frame, figureOptions, seriesOf, totalOptions } from "../frame";
import { groupLine, lineOf, medianLine } from "../lines";
import { absentNotes, coverageNotes, namedAgencies, statedNotes } from "../notes";
import { referenceOf } from "../reference";

/** The chosen agencies, each a line, or the group as one. */
export const lineSeries = (frame: Frame, indicator: Indicator): Promise<Series> =>
  frame.view.units.length > 0 ? agenciesChart(frame, indicator) : groupChart(frame, indicator);

const contextLimit = 60;
export const tableLimit = 500;

/** Chosen agencies, each a line; the rest of their group grey behind them, its median a thin dark line. */
async function agenciesChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const rows = await memberSeries(db, [indicator.id], view.units, span, figureOptions(view));
  const names = await agencyNames(db, view.units);
  const lines = view.units.flatMap((key) =>
    lineOf(indicator, rows, key, names.get(key), yearsOfSpan(span), "series"),
  );
  const absent = absentNotes(namedAgencies(view.units, names), lines);
  const isAsked = group.among !== undefined;
  const others = view.against === "none" && !isAsked ? [] : await groupMembers(db, group, null);
  const limit = isAsked && view.how === "table" ? tableLimit : contextLimit;
  if ((isAsked || view.against === "median") && others.length <= limit) {
    const values = await memberSeries(db, [indicator.id], group, span, { quality: view.quality });
    const keys = others.map(({ key }) => key).filter((key) => !view.units.includes(key));
    const around = await agencyNames(db, keys);
    for (const key of keys)
      lines.push(...lineOf(indicator, values, key, around.get(key), yearsOfSpan(span), "context"));
  }
  lines.push(...(await referenceOf(frame, indicator)));
  return seriesOf(frame, indicator, lines, formBreaks(indicator, rows), absent);
}

/** The group as one: its sum or pooled rate, for a rate the members' median, and the region's own government beside it. */
export async function groupChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const [trend] = await groupTrend(db, group, [indicator.id], span, totalOptions(view));
  const { points, breaks } = trend ?? { points: [], breaks: [] };
  const median = indicator.kind === "rate" && view.against === "median";
  const lines = [
    groupLine(points, group.scope),
    ...(median ? [medianLine(points, group.scope)] : []),
    ...(await ownLine(frame, indicator)),
  ];
  return seriesOf(frame, indicator, lines, breaks, [
    ...coverageNotes(points, indicator),
    ...statedNotes(indicator, points),
  ]);
}

/** What the government of the region itself reports: never a part of the sum. */
async function ownLine({ db, view, group, span }: Frame, indicator: Indicator): Promise<Line[]> {
  const key = await ownGovernment(db, group);
  if (key === null) return [];
  const names = await agencyNames(db, [key]);
  const rows = await memberSeries(db, [indicator.id], [key], span, {
    scope: group.scope,
    quality: view.quality,
  });
  return lineOf(indicator, rows, key, `${names.get(key) ?? key}本级报告`, yearsOfSpan(span), "reference");
}
