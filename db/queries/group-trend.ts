import type { Base, Quality } from "@/lib/catalogue/comparison";
import type { SeriesBreak } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { type GroupFigure, groupFigures, matchedAgencies } from "@/lib/statistics/group-figures";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { type Group, type YearSpan, yearsOfSpan } from "./group";
import { indicatorInVersion } from "./indicator-of";
import { memberSeries } from "./member-series";

export type GroupTrend = { indicator: string; points: GroupFigure[]; breaks: SeriesBreak[] };

/** The development of a group, a point for every year of the span, or for some of them. Throws for an unknown indicator. */
export const groupTrend = remembered(
  "groupTrend",
  async (
    db: ReadDb,
    group: Group,
    indicatorIds: readonly string[],
    span: YearSpan,
    {
      base = "all",
      quality = "all",
      years = yearsOfSpan(span),
    }: { base?: Base; quality?: Quality; years?: readonly number[] } = {},
  ): Promise<GroupTrend[]> => {
    const trends: GroupTrend[] = [];
    for (const id of indicatorIds) {
      const indicator = indicatorInVersion(db, id);
      const rows = await memberSeries(db, [id], group, span, { quality });
      const matched = base === "matched" ? matchedAgencies(rows, years) : null;
      const points = groupFigures(indicator, rows, years, matched);
      trends.push({ indicator: id, points, breaks: formBreaks(indicator, rows) });
    }
    return trends;
  },
);
