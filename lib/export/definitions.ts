import type { Indicator } from "@/lib/catalogue/indicators";
import type { ExportedChart } from "./exported-view";

/** What an indicator meant in the version that a view shows. */
export type Definition = Pick<Indicator, "id" | "zh" | "unit" | "definition">;

/** What the indicators of some charts mean, each once. */
export function definitionsOf(charts: readonly Pick<ExportedChart, "definitions">[]): Definition[] {
  const all = charts.flatMap(({ definitions }) => definitions);
  return [...new Map(all.map((definition) => [definition.id, definition])).values()];
}
