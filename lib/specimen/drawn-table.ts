import { findCell } from "@/lib/catalogue/cells";
import { type PrintedBox, type PrintedTable, printedTables } from "@/lib/catalogue/printed-tables";
import { legalSubtotal, organisations, requestCellId } from "@/lib/catalogue/requests";
import type { SpecimenCell } from "./figures";
import { printedFigure, printedLabel } from "./quirks";
import type { Specimen } from "./specimen";

/** One box with its final text; a line break inside it is a line feed. Columns are 0-based, spans resolved. */
export type DrawnBox = {
  text: string;
  role: PrintedBox["role"];
  /** The cell whose figure it holds. */
  cell: string | null;
  column: number;
  columns: number;
  rows: number;
};
export type DrawnTable = {
  id: PrintedTable["id"];
  title: string;
  columns: number;
  /** How many rows stand above the first figure and the first row label. */
  headerRows: number;
  rows: DrawnBox[][];
};

/** The tables of a report as they will be seen; a table without any figure is left out. */
export function drawTables(specimen: Specimen): DrawnTable[] {
  return printedTables(specimen.form)
    .filter((table) => table.rows.some((row) => isPrinted(row, specimen) && row.some(isFigure)))
    .map((table) => drawTable(table, specimen));
}

const isFigure = (box: PrintedBox) => box.role === "cell";

function isPrinted(row: readonly PrintedBox[], { cells }: Specimen): boolean {
  const figures = row.filter((box) => isFigure(box) && !isLegalSubtotal(box.text));
  const present = figures.filter(({ text }) => cells.has(text));
  if (present.length !== figures.length && present.length > 0) {
    const absent = figures.find(({ text }) => !cells.has(text));
    throw new Error(`the specimen has part of a row, but not "${absent?.text}"`);
  }
  return figures.length === 0 || present.length > 0;
}

type Origin = { box: PrintedBox; row: number; column: number };

function drawTable(plain: PrintedTable, specimen: Specimen): DrawnTable {
  const table = specimen.quirks.legalSubtotal && plain.id === "requests" ? withLegalSubtotal(plain) : plain;
  const headerRows = table.rows.findIndex((row) => row.some(isFigure));
  const kept = table.rows.flatMap((row, at) => (isPrinted(row, specimen) ? [at] : []));
  const text = texts(specimen);
  const rows: DrawnBox[][] = kept.map(() => []);
  for (const { box, row, column } of placeBoxes(table)) {
    const covered = kept.filter((at) => at >= row && at < row + box.rows);
    const [first] = covered;
    if (first === undefined) continue;
    rows[kept.indexOf(first)]?.push({
      text: text(box, row < headerRows),
      role: box.role,
      cell: isFigure(box) ? box.text : null,
      column,
      columns: box.columns,
      rows: covered.length,
    });
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return { id: table.id, title: table.title, columns: table.columns, headerRows, rows };
}

/** The text of each box, asked for in reading order. */
function texts({ cells, quirks }: Specimen): (box: PrintedBox, header: boolean) => string {
  let turn = 0;
  return ({ role, text, columns }, header) => {
    if (role === "label") return printedLabel(text, quirks.label, { header, narrow: columns === 1 });
    const cell = cells.get(text);
    if (!cell) return legalSubtotalText(text, cells);
    const at = turn++;
    const style = quirks.figures[at % quirks.figures.length] ?? "plain";
    const measure = findCell(text)?.measure ?? "count";
    return printedFigure(cell, style, { measure, signedChanges: quirks.signedChanges, turn: at });
  };
}

function* placeBoxes({ rows, columns }: PrintedTable): Generator<Origin> {
  const taken = rows.map(() => new Set<number>());
  for (const [row, boxes] of rows.entries()) {
    let column = 0;
    for (const box of boxes) {
      while (taken[row]?.has(column)) column += 1;
      if (column + box.columns > columns) throw new Error(`row ${row} is wider than ${columns} columns`);
      for (const below of taken.slice(row, row + box.rows))
        for (let at = column; at < column + box.columns; at++) below.add(at);
      yield { box, row, column };
      column += box.columns;
    }
  }
}

/** What stands at each column of a row: the box itself, or the box that reaches over from the left or from above. */
export type GridSlot = { kind: "box" | "across" | "down"; box: DrawnBox };

/** The whole grid, every row `columns` long. `down` counts for every column of a box from above. */
export function slotsOf({ rows, columns }: DrawnTable): GridSlot[][] {
  const grid = rows.map(() => new Map<number, GridSlot>());
  for (const [row, boxes] of rows.entries())
    for (const box of boxes)
      for (let r = row; r < row + box.rows; r++)
        for (let c = box.column; c < box.column + box.columns; c++)
          grid[r]?.set(c, { kind: r > row ? "down" : c > box.column ? "across" : "box", box });
  return grid.map((slots) =>
    Array.from({ length: columns }, (_, column) => {
      const slot = slots.get(column);
      if (!slot) throw new Error(`a row has nothing at column ${column} of ${columns}`);
      return slot;
    }),
  );
}

const SUFFIX = ".legal-subtotal";

const isLegalSubtotal = (id: string) => id.endsWith(SUFFIX);

/** The request table with 法人小计 between 自然人 and 商业企业: eight columns of figures. */
function withLegalSubtotal(table: PrintedTable): PrintedTable {
  const widened = (box: PrintedBox): PrintedBox => ({ ...box, columns: box.columns + 1 });
  const [top = [], groups = [], names = [], ...rows] = table.rows;
  const subtotal: PrintedBox = { role: "label", text: legalSubtotal.zh, columns: 1, rows: 1 };
  return {
    ...table,
    columns: table.columns + 1,
    rows: [
      top.map((box, at) => (at === top.length - 1 ? widened(box) : box)),
      groups.map((box) => (box.columns === organisations.length ? widened(box) : box)),
      [subtotal, ...names],
      ...rows.map(withSubtotal),
    ],
  };
}

function withSubtotal(row: readonly PrintedBox[]): PrintedBox[] {
  const person = row.findIndex(({ role }) => role === "cell");
  if (person === -1) return [...row];
  const id = `${row[person]?.text.replace(/\.person$/, "")}${SUFFIX}`;
  const box: PrintedBox = { role: "cell", text: id, columns: 1, rows: 1 };
  return [...row.slice(0, person + 1), box, ...row.slice(person + 1)];
}

/** The sum of the five columns; blank where one of them is no number. Throws for any other id. */
function legalSubtotalText(id: string, cells: ReadonlyMap<string, SpecimenCell>): string {
  if (!isLegalSubtotal(id)) throw new Error(`the specimen has no cell "${id}"`);
  const row = id.slice("requests.".length, -SUFFIX.length);
  let sum = 0;
  for (const applicant of organisations) {
    const cell = cells.get(requestCellId(row, applicant));
    if (cell?.kind !== "number") return "";
    sum += cell.value;
  }
  return String(sum);
}
