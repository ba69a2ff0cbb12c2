import { chartTitle } from "@/lib/chart/chart-words";
import { fileName } from "../file-name";
import type { Pictures } from "../pictures";
import { stableZip } from "../stable-zip";
import { type Briefing, madeOn } from "./briefing";

/** The charts of a briefing as PNG files in a ZIP archive, numbered in their order. */
export async function pictureArchive(briefing: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const charts = briefing.items.flatMap(({ view }) => view.charts.map((chart) => ({ chart, view })));
  const files: Record<string, Uint8Array> = {};
  for (const [index, { chart, view }] of charts.entries()) {
    const own = { ...view, naming: { ...view.naming, what: chartTitle(chart.series) } };
    files[`${String(index + 1).padStart(2, "0")}_${fileName(own, "png")}`] = await pictures.png(chart);
  }
  return stableZip(files, madeOn(briefing), 0);
}
