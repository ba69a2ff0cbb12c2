import { MadeHtml, staticMarkup } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { indicatorInVersion } from "@/db/queries/indicator-of";
import { remembered } from "@/db/remembered";
import { unitTrends } from "@/db/views/unit-trends";
import { viewSeries } from "@/db/views/view-series";
import type { View } from "@/lib/view/view";
import { RankMovers } from "./rank-movers";
import { RankRows } from "./rank-rows";

type Props = {
  db: ReadDb;
  view: View;
  /** Which of its charts. */
  index: number;
};

/** The table of a ranking, with the course of each agency's figure over the years of the view. */
export async function RankTable({ db, view, index }: Props) {
  return <MadeHtml html={await rankMarkup(db, view, index)} />;
}

/** Hundreds of rows take longer than all else of their page: they are made once of a version. */
const rankMarkup = remembered("rankMarkup", async (db: ReadDb, view: View, index: number) => {
  const { span, charts } = await viewSeries(db, view);
  const series = charts[index]?.series;
  if (!series) throw new Error(`no chart ${index} of ${charts.length}`);
  const keys = series.lines.filter(({ role }) => role !== "reference").map(({ key }) => key);
  const indicator = indicatorInVersion(db, series.indicator ?? view.what[0] ?? "");
  const trends = span.from < span.to ? await unitTrends(db, view, indicator, keys, span) : new Map();
  return staticMarkup(
    <>
      <RankRows series={series} view={view} direction={indicator.direction} trends={trends} />
      {view.how === "rank" && <RankMovers series={series} direction={indicator.direction} />}
    </>,
  );
});
