/** Rows and columns from 0, the last ones included. */
export type Range = { top: number; left: number; bottom: number; right: number };

export const overlap = (a: Range, b: Range) =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** `B12` → row 11, column 1; null for anything else. */
export function cellAt(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** `A1:B2`, or a cell alone; null for anything else. */
export function rangeOf(reference: string): Range | null {
  const [from = "", to = from] = reference.split(":");
  const start = cellAt(from);
  const end = cellAt(to);
  if (!start || !end || end.row < start.row || end.column < start.column) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}
