import type { Indicator } from "@/lib/catalogue/indicators";
import type { Point, SeriesBreak } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { formBreaks } from "@/lib/statistics/form-breaks";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import type { YearSpan } from "../queries/group";
import { memberSeries } from "../queries/member-series";
import { figureOptions } from "./frame";
import { agencyPoint } from "./lines";

/** An agency's own figures year by year, as a sparkline shows them. */
export type UnitTrend = { points: Point[]; breaks: SeriesBreak[] };

/** How an indicator went on at each of some agencies. */
export async function unitTrends(
  db: ReadDb,
  view: View,
  indicator: Indicator,
  keys: readonly string[],
  span: YearSpan,
): Promise<Map<string, UnitTrend>> {
  const rows = await memberSeries(db, [indicator.id], keys, span, figureOptions(view));
  const byKey = new Map<string, AgencyFigure[]>();
  for (const row of rows) {
    const own = byKey.get(row.agencyKey);
    if (own) own.push(row);
    else byKey.set(row.agencyKey, [row]);
  }
  return new Map(
    [...byKey].map(([key, own]) => [
      key,
      { points: own.map((row) => agencyPoint(row, null)), breaks: formBreaks(indicator, own) },
    ]),
  );
}
