import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { ChartRun } from "docx/charts";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { chartNotes, sourceLines } from "../chart-notes";
import type { ExportedChart, ExportedView } from "../exported-view";
import { nativeChart } from "../office/native-chart";
import { type Pictures, pngSize } from "../pictures";
import { plainText } from "../plain-text";
import {
  type TableCell as Cell,
  printedRows,
  type TableRow as Row,
  type WideTable,
  wideTable,
} from "../wide-table";
import { bodyParagraph, exactLines, letters, textBlock } from "./official-page";

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
  const table = wideTable(chart);
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

const nameShare = 0.24;
const faint = "52606d";
const doubtful = "b54708";

/** The figures of a chart as a Word table, its header repeated on every page; a missing figure by its reason. */
function figureTable({ corner, columns, rows }: WideTable): Table {
  const nameWidth = Math.round(textBlock.width * (columns.length > 3 ? nameShare : 0.4));
  const width = Math.floor((textBlock.width - nameWidth) / Math.max(columns.length, 1));
  const size = columns.length > 8 ? 16 : letters.table.size;
  const head = [corner, ...columns].map((text, index) =>
    cellOf([new TextRun({ ...letters.table, size, bold: true, text })], index),
  );
  return new Table({
    width: { size: textBlock.width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [nameWidth, ...columns.map(() => width)],
    borders: { ...open, top: rule(8), bottom: rule(8), insideHorizontal: rule(2) },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => rowOf(row, size)),
    ],
  });
}

function rowOf({ name, role, cells }: Row, size: number): TableRow {
  const bold = role === "reference";
  const texts = [
    [new TextRun({ ...letters.table, size, bold, text: name })],
    ...cells.map((cell) => figureRuns(cell, size, cells.length <= 4)),
  ];
  return new TableRow({ cantSplit: true, children: texts.map(cellOf) });
}

/** Part and whole beside a share where there is room, else below it. */
function figureRuns({ value, text, sign, parts, below }: Cell, size: number, wide: boolean): TextRun[] {
  const own = new TextRun({ ...letters.table, size, text, ...(value === null ? { color: faint } : {}) });
  const small = { ...letters.table, size: size - 4, color: faint };
  return [
    own,
    ...(sign === ""
      ? []
      : [new TextRun({ ...letters.table, size, color: doubtful, bold: true, text: sign })]),
    ...(parts === null
      ? []
      : [new TextRun({ ...small, ...(wide ? { text: `　${parts}` } : { text: parts, break: 1 }) })]),
    ...below.map((words) => new TextRun({ ...small, text: words, break: 1 })),
  ];
}

function cellOf(children: TextRun[], index: number): TableCell {
  const alignment = index === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT;
  return new TableCell({
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    children: [new Paragraph({ alignment, spacing: exactLines(300), children })],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const open = { left: none, right: none, insideVertical: none };
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: "1f2933" }) as const;
