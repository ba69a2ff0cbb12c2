import { isNumbered, isWholeLabel } from "./known-labels";
import { doubtMark } from "./page-shapes";
import { centre, type TextSegment, type TextStack } from "./segments";

/** Figures on one line. */
type RowOfFigures = { baseline: number; figures: TextSegment[] };

/** By which of its places a figure stands in its column. */
type Alignment = (box: { x0: number; x1: number }) => number;

/** Rows that follow each other and stand in the same columns, given by the places at which figures are aligned. */
export type GroupOfRows = { rows: RowOfFigures[]; columns: number[]; alignment: Alignment };

const sameColumn = 6;
const farApart = 90;

/** The lines that hold figures and nothing but a label beside them; lines that overlap are one row. */
export function rowsOfFigures(lines: readonly (readonly TextSegment[])[]): RowOfFigures[] {
  const rows: RowOfFigures[] = [];
  for (const row of figureLines(lines)) {
    const above = rows.at(-1);
    const size = row.figures[0]?.size ?? 0;
    const before = above?.figures.at(-1)?.baseline ?? Number.NEGATIVE_INFINITY;
    if (above && row.baseline - before <= size * overlapping) {
      if (row.figures.length > above.figures.length) above.baseline = row.baseline;
      above.figures.push(...row.figures);
    } else rows.push(row);
  }
  return rows;
}

const overlapping = 0.85;

function figureLines(lines: readonly (readonly TextSegment[])[]): RowOfFigures[] {
  return lines.flatMap((segments) => {
    const from = segments.findIndex(({ figure }) => figure);
    const figures = segments.slice(from).filter(({ figure }) => figure);
    const [first] = figures;
    const words = segments.slice(from === -1 ? 0 : from).filter(({ figure }) => !figure);
    return first && words.every(({ text }) => text.length <= 6)
      ? [{ baseline: first.baseline, figures }]
      : [];
  });
}

/** Rows as groups: a row belongs to the one before it if all its figures stand in the columns of that, or vice versa. */
export function figureGroups(rows: readonly RowOfFigures[]): GroupOfRows[] {
  const groups: GroupOfRows[] = [];
  const alignment = alignmentOf(rows);
  for (const row of rows) {
    const group = groups.at(-1);
    const last = group?.rows.at(-1);
    const places = row.figures.map(alignment);
    if (group && last && row.baseline - last.baseline < farApart && fits(places, group.columns)) {
      group.rows.push(row);
      group.columns = columnsOf(group.rows, alignment);
    } else groups.push({ rows: [row], columns: columnsOf([row], alignment), alignment });
  }
  return groups;
}

/** Figures are centred, or begin or end at one place: whichever makes most rows fit those before them. */
function alignmentOf(rows: readonly RowOfFigures[]): Alignment {
  const alignments: readonly Alignment[] = [centre, ({ x0 }) => x0, ({ x1 }) => x1];
  const fitting = alignments.map((alignment) => {
    const places = rows.map(({ figures }) => figures.map(alignment));
    return places.filter((own, at) => fits(own, places[at - 1] ?? [])).length;
  });
  return alignments[fitting.indexOf(Math.max(...fitting))] ?? centre;
}

const near = (a: number, b: number) => Math.abs(a - b) <= sameColumn;
const within = (places: readonly number[], columns: readonly number[]) =>
  places.every((place) => columns.some((column) => near(column, place)));
const fits = (places: readonly number[], columns: readonly number[]) =>
  within(places, columns) || within(columns, places);

function columnsOf(rows: readonly RowOfFigures[], alignment: Alignment): number[] {
  const columns: number[][] = [];
  const places = rows.flatMap(({ figures }) => figures.map(alignment)).sort((a, b) => a - b);
  for (const place of places) {
    const column = columns.at(-1);
    if (column && place - (column[0] ?? place) <= sameColumn * 1.5) column.push(place);
    else columns.push([place]);
  }
  const centres = columns.map((column) => column.reduce((sum, place) => sum + place, 0) / column.length);
  const widths = centres.slice(1).map((place, at) => place - (centres[at] ?? place));
  const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  // The end of a figure that was too long for its line stands beside its column, once.
  const isStray = (at: number) =>
    rows.length >= 4 &&
    columns[at]?.length === 1 &&
    Math.min(widths[at - 1] ?? usual, widths[at] ?? usual) < usual * 0.6;
  return centres.filter((_, at) => !isStray(at));
}

/** A row of a table without lines: its label, if one is sure, and the figures at its height. */
export type LabelledRow = RowOfFigures & { label: TextStack | null };

/** How far a figure may stand above or below its label, and how much nearer to it than to another, in its size. */
const reach = 0.9;
const nearer = 0.3;
/** Figures of one row that are closer to the next line than this are the ends of some too long for their line. */
const wrapped = 2;

/**
 * The rows that labels begin. A figure belongs to the label at whose height it stands; one between two labels, as
 * the end of a number too long for its line may be, makes its cell unreadable in both rows.
 */
export function labelledRows(rows: readonly RowOfFigures[], stacks: readonly TextStack[]): LabelledRow[] {
  const labels = stacks.filter((stack) => !isBesideRows(stack, stacks));
  const byLabel = new Map<TextStack, TextSegment[]>();
  const stray: TextSegment[] = [];
  for (const figure of rows.flatMap((row) => row.figures)) {
    const label = labelAt(labels, figure);
    if (!label) stray.push(figure);
    else byLabel.set(label, [...(byLabel.get(label) ?? []), figure]);
  }
  const labelled = [...byLabel].map(([label, own]): LabelledRow => ({ label, ...rowOf(own) }));
  const top = Math.min(...labelled.map(({ baseline }) => baseline));
  const widest = Math.max(...labelled.map(({ figures }) => figures.length));
  const alone: TextSegment[] = [];
  const above: TextSegment[] = [];
  for (const figure of stray) {
    const near = labelled.filter(
      ({ baseline }) => Math.abs(baseline - figure.baseline) <= figure.size * wrapped,
    );
    for (const row of near) row.figures.push({ ...figure, text: figure.text + doubtMark });
    if (near.length === 0) alone.push(figure);
    else if (figure.baseline < top) above.push(figure);
  }
  // At the top of a page they may be the rest of the page before.
  if (above.length * 2 <= widest) alone.push(...above);
  return [...labelled, ...unlabelled(alone)].sort((a, b) => a.baseline - b.baseline);
}

const rowOf = (figures: TextSegment[]): RowOfFigures => {
  const heights = figures.map(({ baseline }) => baseline).sort((a, b) => a - b);
  return { baseline: heights[Math.floor(heights.length / 2)] ?? Number.NaN, figures };
};

/** Figures without labels as rows; lines close below each other may be one row of figures too long for a line. */
function unlabelled(figures: readonly TextSegment[]): LabelledRow[] {
  const rows: LabelledRow[] = [];
  for (const figure of [...figures].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const last = row?.figures.at(-1);
    if (row && last && figure.baseline - last.baseline <= figure.size * wrapped) row.figures.push(figure);
    else rows.push({ label: null, baseline: figure.baseline, figures: [figure] });
  }
  return rows;
}

const distance = ({ first, last }: TextStack, baseline: number) =>
  Math.max(0, first - baseline, baseline - last);

/** The head of several rows has their labels on its right, also where only a part of it can be read. */
function isBesideRows(stack: TextStack, stacks: readonly TextStack[]): boolean {
  const near = stack.size * (isNumbered(stack.text) ? reach : wrapped);
  return stacks.some(
    ({ text, x0, first, last }) =>
      x0 >= stack.x1 - 1 && isNumbered(text) && last >= stack.first - near && first <= stack.last + near,
  );
}

const isRowLabel = (text: string) => isNumbered(text) || isWholeLabel(text);

function labelAt(labels: readonly TextStack[], { baseline, size }: TextSegment): TextStack | null {
  const near = labels
    .map((label) => ({ label, away: distance(label, baseline) }))
    .filter(({ away }) => away <= size * reach);
  const least = Math.min(...near.map(({ away }) => away));
  const nearest = near.filter(({ away }) => away <= least + size * nearer);
  const known = nearest.filter(({ label }) => isRowLabel(label.text));
  // A unit or a remark stands on the right of the label.
  const [leftmost, ...others] = (known.length > 0 ? known : nearest)
    .map(({ label }) => label)
    .sort((a, b) => a.x0 - b.x0);
  return leftmost && others.every(({ x0 }) => x0 >= leftmost.x1) ? leftmost : null;
}
