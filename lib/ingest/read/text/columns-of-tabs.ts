import type { Box } from "../../document";

const figure = /^\s*[+-]?[\d０-９][\d０-９,.，．]*\s*(?:万?元|[件项])?\s*$/;
const requestWidth = 7;
const fewestRows = 10;

/**
 * Whether the boxes of a table of tabs stand in true columns, as a sheet gives them whose merged cells leave tabs:
 * the seven figures of all rows that have them stand in the same places, or, in small tables, every figure stands
 * below a head; in both with gaps behind the labels.
 */
export function areColumns(rows: readonly Box[][]): boolean {
  const figures = rows.map((row) => row.filter(({ text }) => figure.test(text)).map(({ column }) => column));
  const wide = figures.filter(({ length }) => length === requestWidth);
  if (wide.length >= fewestRows)
    return hasGap([0, ...(wide[0] ?? [])]) && wide.every((columns) => columns.join() === wide[0]?.join());
  const first = figures.findIndex(({ length }) => length > 0);
  if (first < 1) return false;
  const heads = new Set(
    rows.filter((_, row) => figures[row]?.length === 0).flatMap((row) => filledColumns(row)),
  );
  const used = new Set(figures.flat());
  return [...used].every((column) => heads.has(column)) && hasGap([...used, 0]);
}

const filledColumns = (row: readonly Box[]) =>
  row.filter(({ text }) => text.trim() !== "").map(({ column }) => column);

const hasGap = (columns: readonly number[]) => {
  const sorted = [...new Set(columns)].sort((a, b) => a - b);
  return sorted.some((column, at) => at > 0 && column > (sorted[at - 1] ?? column) + 1);
};
