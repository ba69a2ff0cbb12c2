"use client";

import { SeriesTable } from "./series-table";
import { useSeries } from "./shared-series";

/** The table of the chart around. */
export function ChartTable() {
  return <SeriesTable series={useSeries()} />;
}
