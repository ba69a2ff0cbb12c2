import { type FigureGroup, type FigureRow, figureGroups, figureRows } from "./figure-rows";
import { isNumbered, isWholeLabel } from "./known-labels";
import type { LinePart } from "./page-parts";
import { centre, type Segment, type Stack, segmentsOfLines, stacksOf } from "./segments";
import type { PieceCell, TablePiece } from "./table-piece";

const deepestHead = 160;

/**
 * Tables without lines, as they are told by figures that stand below each other: a column is where figures are
 * centred, a row is what stands at the height of its figures. A label belongs to the row whose figures are at its
 * middle (or its first line, where all labels are set so); one that fits no row is left out, never guessed.
 */
export function undrawnTables(lines: readonly LinePart[]): (LinePart | TablePiece)[] {
  const pieces = segmentsOfLines(lines.map(({ line }) => line));
  const groups = figureGroups(figureRows(pieces)).filter(isTabular);
  const parts: (LinePart | TablePiece)[] = [];
  const used = new Set<LinePart>();
  let floor = Number.NEGATIVE_INFINITY;
  groups.forEach((group, index) => {
    const next = groups[index + 1]?.rows[0]?.baseline ?? Number.POSITIVE_INFINITY;
    const piece = pieceOf(group, lines, pieces, floor, next);
    if (!piece) return;
    parts.push(piece);
    for (const part of lines)
      if (part.line.baseline >= piece.top - 0.5 && part.line.baseline <= piece.bottom + 0.5) used.add(part);
    floor = piece.bottom + 1;
  });
  return [...parts, ...lines.filter((part) => !used.has(part))].sort((a, b) => a.top - b.top);
}

/** One row with one figure is rather a sentence or a date; a page number is one, too. */
const isTabular = ({ rows, columns }: FigureGroup) => columns.length > 1 || rows.length > 0;

function pieceOf(
  group: FigureGroup,
  lines: readonly LinePart[],
  pieces: readonly (readonly Segment[])[],
  floor: number,
  ceiling: number,
): TablePiece | null {
  const [first] = group.rows;
  const last = group.rows.at(-1);
  if (!first || !last) return null;
  const zone = Math.min(...group.rows.flatMap(({ figures }) => figures.map(({ x0 }) => x0))) - 4;
  const head = headOf(group, lines, pieces, floor);
  const segments = pieces
    .flat()
    .filter(({ baseline }) => baseline > Math.max(floor, head.bottom) && baseline < ceiling);
  // A label that ends in digits has run into the figure beside it.
  const labels = stacksOf(
    segments.filter((segment) => centre(segment) < zone && !segment.figure),
    isNumbered,
  ).filter(({ text }) => !/[\d０-９]$/m.test(text));
  const words = stacksOf(
    segments.filter((segment) => centre(segment) >= zone && !segment.figure),
    () => false,
  );
  const placed = placeStacks(labels, group.rows);
  const rows = withWrappedFigures(group, placed);
  const inside = placeStacks(words, rows);
  // With one row only, a blank cannot be told from a column that is not there.
  const columns =
    rows.length > 1 || group.columns.length < 5
      ? withEmptyColumns(group.columns, head.stacks, zone)
      : group.columns;
  const isWide = columns.length >= 5;
  if (!isWide && placed.size === 0) return null;
  // Seven heads out of order would move the figures to other columns; the form fixes their order anyway.
  const cells = isWide && placed.size > 0 ? [] : head.stacks.map((stack) => headCell(stack, head.stacks));
  const height = Math.max(0, ...cells.map(({ row }) => row + 1));
  const bottoms = [last.baseline];
  rows.forEach((row, index) => {
    const own = [...(placed.get(row) ?? [])].sort((a, b) => a.x0 - b.x0);
    for (const { text, x0, x1, last: bottom } of own) {
      cells.push({ text, x0, x1: Math.min(x1, zone), row: height + index, rows: 1, full: false });
      bottoms.push(bottom);
    }
    const boxes = [...row.figures]
      .sort((a, b) => a.baseline - b.baseline)
      .map((figure) => ({ ...figure, text: figure.text.normalize("NFKC") }));
    const all = [...boxes, ...(inside.get(row) ?? [])];
    columns.forEach((_, at) => {
      const texts = all.filter((box) => nearestTo(columns, centre(box)) === at).map(({ text }) => text);
      const [x0, x1] = [edge(columns, at, zone), edge(columns, at + 1, zone)];
      cells.push({ text: texts.join("\n"), x0, x1, row: height + index, rows: 1, full: false });
    });
  });
  return {
    kind: "table",
    drawn: false,
    top: Math.min(head.top, first.baseline, ...[...placed.values()].flat().map((stack) => stack.first)),
    bottom: Math.max(...bottoms),
    x0: Math.min(zone, ...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    height: height + rows.length,
    cells,
  };
}

const wrapped = 2;

/**
 * A row without a label or with few figures, close to a fuller one that has a label, holds the ends of figures that
 * were too long for a line. They are put into the cells they belong to, which makes these unreadable.
 */
function withWrappedFigures(
  { rows, columns }: FigureGroup,
  placed: ReadonlyMap<FigureRow, readonly Stack[]>,
): FigureRow[] {
  if (placed.size === 0) return [...rows];
  const isPoor = (row: FigureRow) =>
    !placed.has(row) || (columns.length >= 5 && row.figures.length * 2 < columns.length);
  const whole = rows.filter((row) => !isPoor(row));
  const kept = new Set<FigureRow>(rows);
  for (const row of rows.filter(isPoor)) {
    const size = row.figures[0]?.size ?? 0;
    const near = whole.filter(({ baseline }) => Math.abs(baseline - row.baseline) <= size * wrapped);
    for (const { figures } of near) figures.push(...row.figures);
    if (near.length > 0) kept.delete(row);
  }
  return [...kept];
}

type Head = { stacks: Stack[]; top: number; bottom: number };

/** The lines of words right above the first row that are no prose and no heading. */
function headOf(
  group: FigureGroup,
  lines: readonly LinePart[],
  pieces: readonly (readonly Segment[])[],
  floor: number,
): Head {
  const start = group.rows[0]?.baseline ?? Number.NaN;
  const segments: Segment[] = [];
  let top = start;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const baseline = lines[at]?.line.baseline ?? Number.NaN;
    const here = pieces[at] ?? [];
    if (!(baseline < start)) continue;
    if (baseline <= floor || start - baseline > deepestHead) break;
    const [only] = here;
    const isText =
      here.length === 1 && only !== undefined && !isWholeLabel(only.text) && only.text.length > 12;
    if (isText || /[。；]$/.test(here.at(-1)?.text ?? "")) break;
    if (!here.some(({ text }) => isWholeLabel(text) || text.length <= 8)) break;
    segments.push(...here);
    top = baseline;
  }
  const stacks = stacksOf(segments, isWholeLabel).filter(({ last }) => start - last > 0);
  const heads = stacks.filter((stack) => isWholeLabel(stack.text));
  bottom = Math.max(bottom, ...heads.map(({ last }) => last));
  return { stacks: heads, top: heads.length > 0 ? top : start, bottom };
}

/** Columns in which every figure is left blank have a head all the same. */
function withEmptyColumns(columns: readonly number[], heads: readonly Stack[], zone: number): number[] {
  const bound = heads.filter(
    ({ x0, first }) => x0 >= zone - 30 && !heads.some((other) => other.first > first + 40),
  );
  const free = bound.map(centre).filter((place) => columns.every((column) => Math.abs(column - place) > 18));
  return bound.length > columns.length && columns.length + free.length === bound.length
    ? [...columns, ...free].sort((a, b) => a - b)
    : [...columns];
}

function headCell(stack: Stack, heads: readonly Stack[]): PieceCell {
  const levels = [...new Set(heads.map(({ first }) => first))].filter((first) => first < stack.first);
  const row = levels.filter((level, at) => at === 0 || level - (levels[at - 1] ?? level) > 4).length;
  return { text: stack.text, x0: stack.x0, x1: stack.x1, row, rows: 1, full: false };
}

type Setting = "middle" | "first" | "last";

/** To each row the stacks at its height, under the one setting that places most of them. */
function placeStacks(stacks: readonly Stack[], rows: readonly FigureRow[]): Map<FigureRow, Stack[]> {
  const settings: readonly Setting[] = ["middle", "first", "last"];
  const placings = settings.map((setting) => {
    const placing = new Map<FigureRow, Stack[]>();
    for (const stack of stacks) {
      const height = { middle: (stack.first + stack.last) / 2, first: stack.first, last: stack.last }[
        setting
      ];
      const row = rows.find(({ baseline }) => Math.abs(baseline - height) <= stack.size * 0.6);
      if (row) placing.set(row, [...(placing.get(row) ?? []), stack]);
    }
    return placing;
  });
  return placings.reduce((best, placing) => (placing.size > best.size ? placing : best));
}

const nearestTo = (columns: readonly number[], place: number) =>
  columns.reduce(
    (best, column, at) => (Math.abs(column - place) < Math.abs((columns[best] ?? 1e9) - place) ? at : best),
    0,
  );

function edge(columns: readonly number[], at: number, zone: number): number {
  const before = columns[at - 1];
  const after = columns[at];
  if (before === undefined) return zone;
  return after === undefined ? before + 40 : (before + after) / 2;
}
