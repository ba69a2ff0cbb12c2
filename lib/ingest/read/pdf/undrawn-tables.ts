import { isNumbered, isRestOfLabel, isWholeLabel } from "./known-labels";
import type { LinePart } from "./page-parts";
import { withDoubts } from "./page-shapes";
import { centre, segmentsOfLines, stacksOf, type TextSegment, type TextStack } from "./segments";
import type { PieceCell, TablePiece } from "./table-piece";
import { headCells, headOf, withEmptyColumns } from "./undrawn-heads";
import {
  figureGroups,
  type GroupOfRows,
  type LabelledRow,
  labelledRows,
  rowsOfFigures,
} from "./undrawn-rows";

/**
 * Tables without lines, as they are told by figures that stand below each other: a column is where figures are
 * aligned, a row is what stands at the height of its label. A label without figures is left out, and figures without
 * a label stand alone; neither is ever guessed.
 */
export function undrawnTables(lines: readonly LinePart[]): (LinePart | TablePiece)[] {
  const pieces = segmentsOfLines(lines.map(({ line }) => ({ ...line, glyphs: withDoubts(line.glyphs) })));
  const groups = figureGroups(rowsOfFigures(pieces)).filter(isTabular);
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
const isTabular = ({ rows, columns }: GroupOfRows) => columns.length > 1 || rows.length > 0;

function pieceOf(
  group: GroupOfRows,
  lines: readonly LinePart[],
  pieces: readonly (readonly TextSegment[])[],
  floor: number,
  ceiling: number,
): TablePiece | null {
  const { alignment } = group;
  const figures = group.rows.flatMap((row) => row.figures);
  const zone = Math.min(...figures.map(({ x0 }) => x0)) - 4;
  const head = headOf(group, lines, pieces, floor);
  const segments = pieces
    .flat()
    .filter(({ baseline }) => baseline > Math.max(floor, head.bottom) && baseline < ceiling);
  // In wide tables the second line may hold the ends of numbers too long for the first.
  const hasFigure = (height: number) =>
    group.columns.length < 5 && figures.some(({ baseline }) => Math.abs(baseline - height) <= 1);
  // A label that ends in digits has run into the figure beside it.
  const labels = stacksOf(
    segments.filter((segment) => centre(segment) < zone && !segment.figure),
    ({ text, baseline }, above) =>
      isNumbered(text) ||
      (isWholeLabel(text) && !isRestOfLabel(above.text, text)) ||
      (hasFigure(baseline) && hasFigure(above.last)),
  ).filter(({ text }) => !/[\d０-９]$/m.test(text));
  const words = stacksOf(
    segments.filter((segment) => centre(segment) >= zone && !segment.figure),
    ({ text }) => isWholeLabel(text),
  );
  const rows = labelledRows(group.rows, labels);
  const isLabelled = rows.some(({ label }) => label !== null);
  const columns = withEmptyColumns({ ...group, rows }, head.stacks, zone);
  const isWide = columns.length >= 5;
  if (!isWide && !isLabelled) return null;
  const edges = [...columns.keys(), columns.length].map((at) => edge(columns, at, zone));
  // Seven heads out of order would move the figures to other columns; the form fixes their order anyway.
  const cells = isWide && isLabelled ? [] : headCells(head.stacks, edges, zone);
  let height = Math.max(0, ...cells.map(({ row }) => row + 1));
  const lowest = Math.max(...figures.map(({ baseline }) => baseline));
  const between = isWide ? [] : headsBetween(rows, [...words, ...labels], lowest);
  const whole: Columns = { columns, edges, alignment };
  const single: Columns = { columns: [zone], edges: [zone, edges.at(-1) ?? zone], alignment };
  let heads: TextStack[] = [];
  for (const row of [...rows, ...between].sort((a, b) => heightOf(a) - heightOf(b))) {
    // One head over all columns is one column, wherever its figures stand.
    const own = "figures" in row ? rowCells(row, words, heads.length === 1 ? single : whole) : [boxOf(row)];
    if (!("figures" in row)) heads = [...heads.filter(({ first }) => row.first - first < row.size), row];
    cells.push(...own.map((cell) => ({ ...cell, row: height })));
    height += 1;
  }
  return {
    kind: "table",
    drawn: false,
    top: Math.min(head.top, ...figures.map(({ baseline }) => baseline), ...rows.map(topOf)),
    bottom: Math.max(lowest, ...rows.map(bottomOf)),
    x0: Math.min(zone, ...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    height,
    cells,
  };
}

/** The heads of further blocks below the first, which stand beside a label of their own line. */
const headsBetween = (rows: readonly LabelledRow[], stacks: readonly TextStack[], lowest: number) =>
  stacks.filter(
    (stack) =>
      isWholeLabel(stack.text) &&
      stack.last < lowest &&
      rows.every(({ label }) => label !== stack) &&
      stacks.some((other) => other.x1 < stack.x0 && Math.abs(other.first - stack.first) < stack.size / 2),
  );

const heightOf = (row: LabelledRow | TextStack) => ("figures" in row ? row.baseline : row.first);
const topOf = ({ label, baseline }: LabelledRow) => label?.first ?? baseline;
const bottomOf = ({ label, baseline }: LabelledRow) => label?.last ?? baseline;

type Columns = Pick<GroupOfRows, "columns" | "alignment"> & { edges: readonly number[] };

function rowCells(
  { label, figures }: LabelledRow,
  words: readonly TextStack[],
  { columns, edges, alignment }: Columns,
): PieceCell[] {
  const inside = [
    ...figures.map((figure) => ({ ...figure, text: figure.text.normalize("NFKC") })),
    ...words.filter((stack) => isBeside(stack, figures)),
  ];
  const zone = edges[0] ?? Number.NaN;
  return [
    ...(label ? [{ ...boxOf(label), x1: Math.min(label.x1, zone) }] : []),
    ...columns.map((_, at): PieceCell => {
      const own = inside.filter((box) => nearestTo(columns, alignment(box)) === at);
      const text = own.map((box) => box.text).join("\n");
      return boxOf({ text, x0: edges[at] ?? zone, x1: edges[at + 1] ?? zone });
    }),
  ];
}

const boxOf = ({ text, x0, x1 }: Pick<PieceCell, "text" | "x0" | "x1">): PieceCell => ({
  ...{ text, x0, x1 },
  ...{ row: 0, rows: 1, full: false },
});

const isBeside = ({ first, last, size }: TextStack, figures: readonly TextSegment[]) =>
  figures.some(({ baseline }) => baseline >= first - size * 0.6 && baseline <= last + size * 0.6);

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
