import { centre, type Segment } from "./segments";

/** Figures on one line. */
export type FigureRow = { baseline: number; figures: Segment[] };

/** By which of its places a figure stands in its column. */
export type Alignment = (box: { x0: number; x1: number }) => number;

/** Rows that follow each other and stand in the same columns, given by the places at which figures are aligned. */
export type FigureGroup = { rows: FigureRow[]; columns: number[]; alignment: Alignment };

const sameColumn = 6;
const farApart = 90;

/** The lines that hold figures and nothing but a label beside them; lines that overlap are one row. */
export function figureRows(lines: readonly (readonly Segment[])[]): FigureRow[] {
  const rows: FigureRow[] = [];
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

function figureLines(lines: readonly (readonly Segment[])[]): FigureRow[] {
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
export function figureGroups(rows: readonly FigureRow[]): FigureGroup[] {
  const groups: FigureGroup[] = [];
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
function alignmentOf(rows: readonly FigureRow[]): Alignment {
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

function columnsOf(rows: readonly FigureRow[], alignment: Alignment): number[] {
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
