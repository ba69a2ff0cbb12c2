import { isNumbered, isWholeLabel } from "./known-labels";
import type { LinePart } from "./page-parts";
import { levelsOf, nearestLevel, slack } from "./rulings";
import { centre, stacksOf, type TextSegment, type TextStack } from "./segments";
import type { PieceCell } from "./table-piece";
import type { GroupOfRows } from "./undrawn-rows";

/** Points; where there are many columns, heads of one character a line stand below each other in three rows. */
const deepestHead = { few: 160, many: 330 };
const manyColumns = 10;

export type Head = { stacks: TextStack[]; top: number; bottom: number };

/** The lines of words right above the first row that are no prose and no heading. */
export function headOf(
  group: GroupOfRows,
  lines: readonly LinePart[],
  pieces: readonly (readonly TextSegment[])[],
  floor: number,
): Head {
  const start = group.rows[0]?.baseline ?? Number.NaN;
  const deepest = group.columns.length < manyColumns ? deepestHead.few : deepestHead.many;
  const segments: TextSegment[] = [];
  let top = start;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const baseline = lines[at]?.line.baseline ?? Number.NaN;
    const here = pieces[at] ?? [];
    if (!(baseline < start)) continue;
    if (baseline <= floor || start - baseline > deepest) break;
    const [only] = here;
    const isText =
      here.length === 1 && only !== undefined && !isWholeLabel(only.text) && only.text.length > 12;
    if (isText || /[。；]$/.test(here.at(-1)?.text ?? "")) break;
    if (!here.some(({ text }) => isWholeLabel(text) || text.length <= 8)) break;
    segments.push(...here);
    top = baseline;
  }
  const stacks = stacksOf(segments, ({ text }) => isWholeLabel(text));
  // What has a number is the label of the first row, that begins above its figures or stands a little higher.
  const heads = stacks.filter(
    ({ text, last, size }) => isWholeLabel(text) && !isNumbered(text) && last < start - size / 2,
  );
  bottom = Math.max(bottom, ...heads.map(({ last }) => last));
  return { stacks: heads, top: heads.length > 0 ? top : start, bottom };
}

/**
 * Columns in which every figure is left blank have a head all the same. In one row only, a blank cannot be told from
 * a column that is not there, but where fifteen heads or so stand above it.
 */
export function withEmptyColumns(
  { columns, rows }: GroupOfRows,
  heads: readonly TextStack[],
  zone: number,
): number[] {
  const bound = boundHeads(heads, zone);
  if (rows.length === 1 && columns.length >= 5 && bound.length < manyColumns) return [...columns];
  const free = bound.map(centre).filter((place) => columns.every((column) => Math.abs(column - place) > 18));
  return bound.length > columns.length && columns.length + free.length === bound.length
    ? [...columns, ...free].sort((a, b) => a - b)
    : [...columns];
}

/**
 * Heads as cells in rows by their height; those of as many columns as there are stand in these, in one row, however
 * high the words above or below them are.
 */
export function headCells(heads: readonly TextStack[], edges: readonly number[], zone: number): PieceCell[] {
  const bound = boundHeads(heads, zone).sort((a, b) => a.x0 - b.x0);
  const isWhole = bound.length === edges.length - 1;
  if (!isWhole) return inLevels(heads);
  const lowest = Math.max(...bound.map(({ last }) => last));
  const beside = heads.filter(({ x1, last }) => x1 < zone && Math.abs(last - lowest) <= slack);
  const upper = inLevels(heads.filter((stack) => !bound.includes(stack) && !beside.includes(stack)));
  const row = Math.max(0, ...upper.map((cell) => cell.row + 1));
  return [
    ...upper,
    ...beside.map((stack) => headCell(stack, row)),
    ...bound.map(({ text }, at) =>
      headCell({ text, x0: edges[at] ?? Number.NaN, x1: edges[at + 1] ?? Number.NaN }, row),
    ),
  ];
}

function inLevels(heads: readonly TextStack[]): PieceCell[] {
  const levels = levelsOf(heads.map(({ first }) => first));
  return heads.map((stack) => headCell(stack, nearestLevel(levels, stack.first)));
}

const headCell = ({ text, x0, x1 }: Pick<PieceCell, "text" | "x0" | "x1">, row: number): PieceCell => ({
  ...{ text, x0, x1, row },
  ...{ rows: 1, full: false },
});

/** The heads right of the labels that have no further head below them. */
const boundHeads = (heads: readonly TextStack[], zone: number) =>
  heads.filter(
    (stack) =>
      stack.x0 >= zone - 30 &&
      !heads.some(({ first, x0, x1 }) => first > stack.last + 1 && x0 < stack.x1 && x1 > stack.x0),
  );
