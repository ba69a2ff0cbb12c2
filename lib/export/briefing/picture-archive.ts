import { zipSync } from "fflate";
import { chartTitle } from "@/lib/chart/chart-words";
import { fileName } from "../file-name";
import type { Pictures } from "../pictures";
import type { Briefing } from "./briefing";

/** Any time: the same pictures give the same archive. */
const packedAt = new Date(2000, 0, 1);

/** The charts of a briefing as PNG files in a ZIP archive, numbered in their order. */
export async function pictureArchive({ items }: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const charts = items.flatMap(({ view }) => view.charts.map((chart) => ({ chart, view })));
  const files: Record<string, Uint8Array> = {};
  for (const [index, { chart, view }] of charts.entries()) {
    const own = { ...view, naming: { ...view.naming, what: chartTitle(chart.series) } };
    files[`${String(index + 1).padStart(2, "0")}_${fileName(own, "png")}`] = await pictures.png(chart);
  }
  return zipSync(files, { level: 0, mtime: packedAt });
}
