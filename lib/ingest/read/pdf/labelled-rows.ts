import type { FigureRow } from "./figure-rows";
import { isNumbered, isWholeLabel } from "./known-labels";
import { doubtMark } from "./page-shapes";
import type { Segment, Stack } from "./segments";

/** A row of a table without lines: its label, if one is sure, and the figures at its height. */
export type LabelledRow = FigureRow & { label: Stack | null };

/** How far a figure may stand above or below its label, and how much nearer to it than to another, in its size. */
const reach = 0.9;
const nearer = 0.3;
/** Figures of one row that are closer to the next line than this are the ends of some too long for their line. */
const wrapped = 2;

/**
 * The rows that labels begin. A figure belongs to the label at whose height it stands; one between two labels, as
 * the end of a number too long for its line may be, makes its cell unreadable in both rows.
 */
export function labelledRows(rows: readonly FigureRow[], stacks: readonly Stack[]): LabelledRow[] {
  const labels = stacks.filter((stack) => !isBesideRows(stack, stacks));
  const byLabel = new Map<Stack, Segment[]>();
  const stray: Segment[] = [];
  for (const figure of rows.flatMap((row) => row.figures)) {
    const label = labelAt(labels, figure);
    if (!label) stray.push(figure);
    else byLabel.set(label, [...(byLabel.get(label) ?? []), figure]);
  }
  const labelled = [...byLabel].map(([label, own]): LabelledRow => ({ label, ...rowOf(own) }));
  const top = Math.min(...labelled.map(({ baseline }) => baseline));
  const widest = Math.max(...labelled.map(({ figures }) => figures.length));
  const alone: Segment[] = [];
  const above: Segment[] = [];
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

const rowOf = (figures: Segment[]): FigureRow => {
  const heights = figures.map(({ baseline }) => baseline).sort((a, b) => a - b);
  return { baseline: heights[Math.floor(heights.length / 2)] ?? Number.NaN, figures };
};

/** Figures without labels as rows; lines close below each other may be one row of figures too long for a line. */
function unlabelled(figures: readonly Segment[]): LabelledRow[] {
  const rows: LabelledRow[] = [];
  for (const figure of [...figures].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const last = row?.figures.at(-1);
    if (row && last && figure.baseline - last.baseline <= figure.size * wrapped) row.figures.push(figure);
    else rows.push({ label: null, baseline: figure.baseline, figures: [figure] });
  }
  return rows;
}

const distance = ({ first, last }: Stack, baseline: number) => Math.max(0, first - baseline, baseline - last);

/** The head of several rows has their labels on its right, also where only a part of it can be read. */
function isBesideRows(stack: Stack, stacks: readonly Stack[]): boolean {
  const near = stack.size * (isNumbered(stack.text) ? reach : wrapped);
  return stacks.some(
    ({ text, x0, first, last }) =>
      x0 >= stack.x1 - 1 && isNumbered(text) && last >= stack.first - near && first <= stack.last + near,
  );
}

const isRowLabel = (text: string) => isNumbered(text) || isWholeLabel(text);

function labelAt(labels: readonly Stack[], { baseline, size }: Segment): Stack | null {
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
