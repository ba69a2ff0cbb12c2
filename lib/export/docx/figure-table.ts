import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { TableCell as Cell, ChartTable, TableRow as Row } from "../chart-table";
import { exactLines, letters, textBlock } from "./official-page";

const nameShare = 0.24;
const faint = "52606d";
const doubtful = "b54708";

/** The figures of a chart as a Word table, its header repeated on every page; a missing figure by its reason. */
export function figureTable({ corner, columns, rows }: ChartTable): Table {
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
