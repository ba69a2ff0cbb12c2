import { briefingOf } from "./briefing/briefing";
import { briefingFile } from "./briefing/briefing-file";
import { excelCsv } from "./excel-csv";
import type { ExportFormat } from "./export-formats";
import type { ExportedChart, ExportedView } from "./exported-view";
import type { Pictures } from "./pictures";
import { tidyCsv } from "./tidy-csv";
import { viewJson } from "./view-json";

/** Why a view cannot be written in the format that was asked for, as a sentence. */
export class ExportRefusal extends Error {}

type Exporter = (view: ExportedView, pictures: Pictures) => Promise<Uint8Array>;

const exporters: Record<ExportFormat, Exporter> = {
  csv: async (view) => excelCsv(view),
  tidy: async (view) => tidyCsv(view),
  json: async (view) => viewJson(view),
  txt: async ({ charts }) => bytes(`${charts.map(({ sentence }) => sentence).join("\n")}\n`),
  svg: async (view, pictures) => bytes(await pictures.svg(onlyChart(view))),
  png: async (view, pictures) => pictures.png(onlyChart(view)),
  xlsx: async (view, pictures) => (await import("./xlsx/workbook")).workbook(view, pictures),
  docx: (view, pictures) => briefingFile("docx", briefingOf(view), pictures),
  pptx: (view, pictures) => briefingFile("pptx", briefingOf(view), pictures),
  zip: (view, pictures) => briefingFile("zip", briefingOf(view), pictures),
  html: (view, pictures) => briefingFile("html", briefingOf(view), pictures),
};

/** A view as a file. @throws ExportRefusal where the format cannot hold it */
export async function exportFile(
  format: ExportFormat,
  view: ExportedView,
  pictures: Pictures,
): Promise<Uint8Array> {
  return exporters[format](view, pictures);
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
