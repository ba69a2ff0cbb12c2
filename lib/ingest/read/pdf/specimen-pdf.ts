import { type DrawnBox, type DrawnTable, slotsOf } from "@/lib/specimen/drawn-table";
import { outlineOf } from "@/lib/specimen/outline";
import type { Specimen } from "@/lib/specimen/specimen";
import { tinyPdf, write } from "./tiny-pdf";

const size = 8;
const left = 30;
const lineHeight = 11;

/** What a report is on one long page, an operator of text or of a line each, from the top at 0 downwards. */
export function specimenPage(specimen: Specimen): { operators: string[]; height: number } {
  const operators: string[] = [];
  let y = -40;
  for (const part of outlineOf(specimen)) {
    if (part.kind === "table") {
      y = drawTable(part.table, y, operators);
      continue;
    }
    const indent = part.kind === "title" ? 16 : part.kind === "paragraph" ? 2 : 0;
    for (const [at, line] of wrapped(" ".repeat(indent * 2) + part.text, 65).entries()) {
      y -= lineHeight * 1.4;
      const start = at === 0 ? indent * size : 0;
      operators.push(write(line.trim(), left + start, y, size));
    }
  }
  return { operators, height: 60 - y };
}

/** The page as a file. */
export const pdfOfPage = (operators: string, height: number): Uint8Array =>
  tinyPdf([{ content: `1 0 0 1 0 ${height} cm\n${operators}`, size: [595, Math.ceil(height)] }]);

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Draws the table below `top` and gives where it ends. */
function drawTable(table: DrawnTable, top: number, operators: string[]): number {
  const slots = slotsOf(table);
  const boxes = table.rows.flatMap((row, at) => row.map((box) => ({ box, at })));
  const widths = columnWidths(table);
  const edge = (column: number) => left + sum(widths.slice(0, column));
  const linesOf = (box: DrawnBox) => {
    if (box.role === "cell") return [box.text];
    return wrapped(box.text, Math.floor((edge(box.column + box.columns) - edge(box.column)) / size));
  };
  const heights = slots.map((_, row) => {
    const own = boxes.filter(({ box, at }) => at === row && box.rows === 1);
    return Math.max(1, ...own.map(({ box }) => linesOf(box).length)) * lineHeight + 5;
  });
  const level = (row: number) => top - 8 - sum(heights.slice(0, row));
  for (const { box, at } of boxes) {
    const [x0, x1] = [edge(box.column), edge(box.column + box.columns)];
    const [y0, y1] = [level(at), level(at + box.rows)];
    operators.push(`${x0} ${y1} ${x1 - x0} ${y0 - y1} re S`);
    const lines = linesOf(box).filter((line) => line !== "");
    for (const [index, line] of lines.entries()) {
      const y = (y0 + y1) / 2 + ((lines.length - 1) / 2 - index) * lineHeight - size / 3;
      operators.push(write(line, (x0 + x1 - widthOf(line)) / 2, y, size));
    }
  }
  return level(heights.length) - 8;
}

const widthOf = (text: string) =>
  [...text].reduce((total, letter) => total + (letter.charCodeAt(0) < 256 ? size / 2 : size), 0);

/** Columns of labels share what the columns of figures leave. */
function columnWidths({ rows, columns }: DrawnTable): number[] {
  const figures = new Set(
    rows.flatMap((row) => row.filter(({ role }) => role === "cell").map(({ column }) => column)),
  );
  const ownWidth = columns > 12 ? 35 : 44;
  const labels = columns - figures.size;
  const shared = labels === 0 ? 0 : (535 - figures.size * ownWidth) / labels;
  return Array.from({ length: columns }, (_, column) => (figures.has(column) ? ownWidth : shared));
}

function wrapped(text: string, most: number): string[] {
  return text.split("\n").flatMap((line) => {
    const letters = [...line];
    return Array.from({ length: Math.max(1, Math.ceil(letters.length / most)) }, (_, at) =>
      letters.slice(at * most, (at + 1) * most).join(""),
    );
  });
}
