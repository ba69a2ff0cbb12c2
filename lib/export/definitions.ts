import { indicatorById } from "@/lib/catalogue/indicators";
import type { ExportedChart } from "./exported-view";
import { figureRows } from "./figure-rows";

export type Definition = { id: string; zh: string; unit: string; definition: string };

/** What the indicators of some charts mean, each once. */
export function definitionsOf(charts: readonly ExportedChart[]): Definition[] {
  const ids = new Set(charts.flatMap((chart) => [...chart.indicators, ...indicatorsOfRows(chart)]));
  return [...ids].map((id) => {
    const { zh, unit, definition } = indicatorById(id);
    return { id, zh, unit, definition };
  });
}

const indicatorsOfRows = (chart: ExportedChart) => figureRows(chart).map(({ indicator }) => indicator);
