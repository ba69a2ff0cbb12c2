import type { ReactNode } from "react";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { indicatorInVersion } from "@/db/queries/indicator-of";
import { unitTrends } from "@/db/views/unit-trends";
import type { ViewData } from "@/db/views/view-series";
import type { Direction } from "@/lib/catalogue/rates";
import type { Series } from "@/lib/series/series";
import { RankMovers } from "./rank-movers";
import { RankRows } from "./rank-rows";

type Props = { db: ReadDb; data: ViewData; series: Series };

/** The table of a ranking, with the course of each agency's figure over the years of the view. */
export async function RankTable({ db, data: { view, span }, series }: Props): Promise<ReactNode> {
  const id = series.indicator ?? view.what[0] ?? "";
  const indicator = indicatorInVersion(db, id);
  const keys = series.lines.filter(({ role }) => role !== "reference").map(({ key }) => key);
  const trends = span.from < span.to ? await unitTrends(db, view, indicator, keys, span) : new Map();
  const direction: Direction = indicator.direction;
  return (
    <StaticHtml>
      <RankRows series={series} view={view} direction={direction} trends={trends} />
      {view.how === "rank" && <RankMovers series={series} direction={direction} />}
    </StaticHtml>
  );
}
