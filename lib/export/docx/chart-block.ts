import { AlignmentType, type FileChild, ImageRun, Paragraph, type ParagraphChild, TextRun } from "docx";
import { ChartRun } from "docx/charts";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { chartNotes, sourceLines } from "../chart-notes";
import { chartTable } from "../chart-table";
import type { ExportedChart, ExportedView } from "../exported-view";
import { nativeChart } from "../office/native-chart";
import type { Pictures } from "../pictures";
import { plainText } from "../plain-text";
import { pngSize } from "../png-size";
import { printedRows } from "../printed-rows";
import { figureTable } from "./figure-table";
import { bodyParagraph, exactLines, letters } from "./official-page";

const mostRows = 200;
/** The width of the text block at 96 dpi. */
const width = 588;
const mostHeight = 800;

/** Counts 图1, 图2 … and 表1, 表2 … through a document. */
export type Captions = { figures: number; tables: number };

/** A chart in a Word document: its sentence, itself as a native chart or a picture, its table, its notes and source. */
export async function chartBlock(
  chart: ExportedChart,
  view: ExportedView,
  pictures: Pictures,
  captions: Captions,
): Promise<FileChild[]> {
  const { series, sentence } = chart;
  const subject = plainText(`${chartTitle(series)}${series.demo ? "（演示数据）" : ""}`);
  const drawn = await drawingOf(chart, pictures);
  const table = chartTable(chart);
  const { rows, notes: leftOut } = printedRows(table, mostRows);
  const notes = [plainText(chartSubtitle(series)), ...chartNotes(chart), ...leftOut];
  return [
    new Paragraph({ ...bodyParagraph, children: [new TextRun({ ...letters.body, text: sentence })] }),
    ...(drawn
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { before: 120 },
            children: [drawn],
          }),
          caption(`图${++captions.figures}　${subject}`),
        ]
      : []),
    ...(rows.length > 0
      ? [caption(`表${++captions.tables}　${subject}`, true), figureTable({ ...table, rows })]
      : []),
    ...[`注：${notes.join("；")}。`, ...sourceLines(chart, view)].map(noteParagraph),
  ];
}

async function drawingOf(chart: ExportedChart, pictures: Pictures): Promise<ParagraphChild | null> {
  if (chart.form === "table" || chart.series.lines.length === 0) return null;
  const bars = chart.form === "bar" ? chart.series.lines.length : 0;
  const native = nativeChart(chart, {
    width,
    height: Math.min(860, Math.max(330, 40 + bars * 20)),
    letters: 9,
  });
  if (native) return new ChartRun(native);
  const png = await pictures.png(chart);
  const size = pngSize(png);
  const scale = Math.min(width / size.width, mostHeight / size.height);
  const name = plainText(chartTitle(chart.series));
  return new ImageRun({
    type: "png",
    data: png,
    transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    altText: { name, title: name, description: chart.sentence },
  });
}

function caption(text: string, keepNext = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { before: 80, after: 80, ...exactLines(400) },
    children: [new TextRun({ ...letters.caption, text })],
  });
}

function noteParagraph(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 40, ...exactLines(320) },
    children: [new TextRun({ ...letters.note, color: "52606d", text: plainText(text) })],
  });
}
