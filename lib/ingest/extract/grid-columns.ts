import { looksLikeFigure } from "./figure";
import type { FoundRow } from "./request-rows";
import type { Token } from "./token";

const isFilled = (box: Token) => box.text.trim() !== "";
const fewestRows = 2;

/** The columns of a grid in which figures stand, and those beside them that are filled as a rule: 序号, 备注. */
export type GridColumns = { figures: readonly number[]; beside: ReadonlySet<number> };

/**
 * The true columns of the figures in the rows of one grid: where its heads stand, or where most of its rows have
 * them, as editors leave wrong spans in either; the one that more rows agree with. Null where neither is sure.
 * @param heads the columns of the printed heads, in any order
 */
export function gridColumns(
  rows: readonly FoundRow[],
  heads: readonly number[],
  width: number,
): GridColumns | null {
  const candidates = [headColumns(heads, width), mostCommon(rows, width)].filter((one) => one !== null);
  const agreeing = candidates.map((figures) => rows.filter(({ boxes }) => holdsAll(boxes, figures)).length);
  const most = Math.max(0, ...agreeing);
  const figures = candidates[agreeing.indexOf(most)];
  if (!figures || most < fewestRows) return null;
  return { figures, beside: besideColumns(rows, figures) };
}

/**
 * The boxes of a row in the true columns; null where it does not have them all, or where a figure stands beside
 * them while one of theirs is blank, so that the row may have been moved.
 */
export function boxesInColumns(boxes: readonly Token[], { figures, beside }: GridColumns): Token[] | null {
  const inside = boxesAt(boxes, figures);
  if (!inside) return null;
  const strays = boxes.filter(
    (box) => isFilled(box) && !figures.includes(box.column) && !beside.has(box.column),
  );
  const isSafe = strays.every(({ text }) => !looksLikeFigure(text)) || inside.every(isFilled);
  return isSafe ? inside : null;
}

function boxesAt(boxes: readonly Token[], columns: readonly number[]): Token[] | null {
  const found = columns.map((column) => boxes.find((box) => box.column === column));
  const inside = found.filter((box) => box !== undefined);
  return inside.length === columns.length ? inside : null;
}

function holdsAll(boxes: readonly Token[], figures: readonly number[]): boolean {
  const inside = boxesAt(boxes, figures);
  if (!inside?.every(({ text }) => looksLikeFigure(text))) return false;
  return !boxes.some((box) => /\d/.test(box.text) && !figures.includes(box.column));
}

/** The columns that most of the rows with a figure for each column have them in. */
function mostCommon(rows: readonly FoundRow[], width: number): number[] | null {
  const counts = new Map<string, { columns: number[]; rows: number }>();
  for (const { boxes } of rows) {
    const columns = boxes.filter(isFilled).map(({ column }) => column);
    if (columns.length !== width) continue;
    const key = columns.join();
    const known = counts.get(key);
    if (known) known.rows += 1;
    else counts.set(key, { columns, rows: 1 });
  }
  return [...counts.values()].sort((a, b) => b.rows - a.rows)[0]?.columns ?? null;
}

function headColumns(heads: readonly number[], width: number): number[] | null {
  const columns = [...new Set(heads)].sort((a, b) => a - b);
  return columns.length === width ? columns : null;
}

/** Columns outside the figures that are filled in at least half of the rows. */
function besideColumns(rows: readonly FoundRow[], figures: readonly number[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { boxes } of rows)
    for (const box of boxes)
      if (isFilled(box) && !figures.includes(box.column)) {
        const known = counts.get(box.column);
        counts.set(box.column, known === undefined ? 1 : known + 1);
      }
  return new Set([...counts].filter(([, filled]) => filled * 2 >= rows.length).map(([column]) => column));
}
