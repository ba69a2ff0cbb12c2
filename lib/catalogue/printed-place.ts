import { type Form, forms } from "./cell";
import { findCell } from "./cells";
import { indicatorTable, type PrintedBox, printedTables } from "./printed-tables";

/** Where a figure stands, in the words that are printed around it. */
export type PrintedPlace = {
  /** The heading of the table, or 正文 for what only the text states. */
  table: string;
  /** The labels at its left, the outer first, and above it; empty where there is none. */
  row: string;
  column: string;
};

/** The place of a cell in the tables of a form; in those of another form where this one has no such cell. */
export function printedPlace(form: Form, cell: string): PrintedPlace {
  for (const one of [form, ...forms]) {
    const found = placesOf(one).get(cell);
    if (found) return found;
  }
  return { table: "正文", row: findCell(cell)?.zh ?? cell, column: "" };
}

const known = new Map<Form, ReadonlyMap<string, PrintedPlace>>();

function placesOf(form: Form): ReadonlyMap<string, PrintedPlace> {
  const places = known.get(form) ?? new Map(placesIn(form));
  known.set(form, places);
  return places;
}

function* placesIn(form: Form): Generator<[string, PrintedPlace]> {
  const tables = form === "2014" ? [indicatorTable()] : printedTables(form);
  for (const { title, columns, rows } of tables) {
    const grid = boxesByPlace(rows, columns);
    for (const [row, boxes] of grid.entries())
      for (const [column, box] of boxes.entries())
        if (box?.role === "cell" && boxes[column - 1] !== box)
          yield [
            box.text,
            {
              table: title,
              row: rowName(form, box.text, boxes, column),
              column: labelsAbove(grid, row, column),
            },
          ];
  }
}

type PrintedGrid = (PrintedBox | undefined)[][];

/** Each place of the grid with the box that covers it. */
export function boxesByPlace(rows: readonly (readonly PrintedBox[])[], columns: number): PrintedGrid {
  const grid: PrintedGrid = rows.map(() => Array.from({ length: columns }));
  for (const [row, boxes] of rows.entries()) {
    let column = 0;
    for (const box of boxes) {
      while (grid[row]?.[column]) column += 1;
      for (const line of grid.slice(row, row + box.rows)) line.fill(box, column, column + box.columns);
    }
  }
  return grid;
}

/** The list of 2014 prints some labels twice; its indicators have names of their own. */
function rowName(form: Form, cell: string, boxes: PrintedGrid[number], column: number): string {
  if (form === "2014") return findCell(cell)?.zh ?? cell;
  const labels = boxes.slice(0, column).filter((box) => box?.role === "label");
  return joinedLabels(labels);
}

/** Of the nearest heading: a table may have several blocks one below the other. */
function labelsAbove(grid: PrintedGrid, row: number, column: number): string {
  const above = grid
    .slice(0, row)
    .map((boxes) => boxes[column])
    .reverse();
  const first = above.findIndex((box) => box?.role === "label");
  if (first < 0) return "";
  const rest = above.slice(first);
  const end = rest.findIndex((box) => box?.role === "cell");
  return joinedLabels(rest.slice(0, end < 0 ? rest.length : end).reverse());
}

const joinedLabels = (boxes: readonly (PrintedBox | undefined)[]) =>
  [...new Set(boxes)].flatMap((box) => (box ? [box.text] : [])).join("›");
