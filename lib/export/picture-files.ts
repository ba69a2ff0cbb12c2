import { chartTitle } from "@/lib/chart/chart-words";
import { type Briefing, madeOn } from "./briefing/briefing";
import type { ExportedChart, ExportedView } from "./exported-view";
import { fileName } from "./file-name";
import type { Pictures } from "./pictures";
import { stableZip } from "./stable-zip";

/** Why a view cannot be written in the format that was asked for, as a sentence. */
export class ExportRefusal extends Error {}

/** @throws ExportRefusal where the view has no chart or several */
export async function svgPicture(view: ExportedView, pictures: Pictures): Promise<Uint8Array> {
  return new TextEncoder().encode(await pictures.svg(onlyChart(view)));
}

/** @throws ExportRefusal where the view has no chart or several */
export async function pngPicture(view: ExportedView, pictures: Pictures): Promise<Uint8Array> {
  return pictures.png(onlyChart(view));
}

function onlyChart({ charts }: ExportedView): ExportedChart {
  const [chart, ...more] = charts;
  if (!chart) throw new ExportRefusal("这个视图没有图，不能存为图片。");
  if (more.length > 0)
    throw new ExportRefusal(
      `这个视图有${charts.length}张图，一个图片文件只能放一张；请只留一个指标或机关，或者下载全部图片（zip）。`,
    );
  return chart;
}

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
