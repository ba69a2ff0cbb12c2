"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { unpackSeries } from "@/lib/series/packed-series";
import type { Series } from "@/lib/series/series";
import { SeriesTable } from "./series-table";

const Shared = createContext<Series | null>(null);

/** Sends the figures of a chart once, packed, for all that shows them inside. */
export function SharedSeries({ packed, children }: { packed: string; children: ReactNode }) {
  const series = useMemo(() => unpackSeries(packed), [packed]);
  return <Shared value={series}>{children}</Shared>;
}

/** The figures of the chart around; throws outside of one. */
export function useSeries(): Series {
  const series = useContext(Shared);
  if (series === null) throw new Error("no SharedSeries around");
  return series;
}

/** The table of the chart around. */
export function SharedTable() {
  return <SeriesTable series={useSeries()} />;
}
