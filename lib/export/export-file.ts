import { briefingOf } from "./briefing/briefing";
import { type BriefingFile, type BriefingFormat, briefingFile } from "./briefing/briefing-file";
import { excelCsv, tidyCsv, viewJson } from "./data-files";
import type { ExportFormat } from "./export-formats";
import type { ExportedChart, ExportedView } from "./exported-view";
import type { Pictures } from "./pictures";

/** Why a view cannot be written in the format that was asked for, as a sentence. */
export class ExportRefusal extends Error {}

type Exporter = (view: ExportedView, pictures: Pictures, write: BriefingFile) => Promise<Uint8Array>;

const briefed =
  (format: BriefingFormat): Exporter =>
  (view, pictures, write) =>
    write(format, briefingOf(view), pictures);

const exporters: Record<ExportFormat, Exporter> = {
  csv: async (view) => excelCsv(view),
  tidy: async (view) => tidyCsv(view),
  json: async (view) => viewJson(view),
  txt: async ({ charts }) => bytes(`${charts.map(({ sentence }) => sentence).join("\n")}\n`),
  svg: async (view, pictures) => bytes(await pictures.svg(onlyChart(view))),
  png: async (view, pictures) => pictures.png(onlyChart(view)),
  xlsx: briefed("xlsx"),
  docx: briefed("docx"),
  pptx: briefed("pptx"),
  zip: briefed("zip"),
  html: briefed("html"),
};

/**
 * A view as a file. `write` makes the larger ones, here or in a thread.
 * @throws ExportRefusal where the format cannot hold it
 */
export async function exportFile(
  format: ExportFormat,
  view: ExportedView,
  pictures: Pictures,
  write: BriefingFile = briefingFile,
): Promise<Uint8Array> {
  return exporters[format](view, pictures, write);
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

const bytes = (text: string) => new TextEncoder().encode(text);
