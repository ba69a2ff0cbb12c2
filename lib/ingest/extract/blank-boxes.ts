import { applicants } from "@/lib/catalogue/requests";
import { hasBlankBeforeFigure } from "./align";
import type { AlignedRow } from "./align-rows";
import { readFigure } from "./figure";
import { isFilled, type Token } from "./token";

const width = applicants.length;

type Lines = { figures: { box: Token; lines: number }[]; end: number | null };

/** How many lines behind its label each figure of a row stands, and what comes next; null where lines are not known. */
function linesOf({ found: { label, boxes, next } }: AlignedRow): Lines | null {
  const from = label.line;
  if (label.mode !== "paragraph" || from === null || !next || next.line === null) return null;
  const figures = boxes.filter(isFilled).map((box) => ({ box, lines: (box.line ?? from) - from }));
  return { figures, end: next.line - from };
}

/**
 * The rows, with boxes for those that have too few figures in a text of one cell a line: where a blank cell has left
 * a blank line, the lines between label, figures and the next text tell the places. Most rows have to agree.
 */
export function placeFiguresByLines(rows: readonly AlignedRow[]): readonly AlignedRow[] {
  if (!rows.some(({ alignment }) => alignment.kind === "ambiguous")) return rows;
  const lines = rows.flatMap((row, at) => {
    const known = linesOf(row);
    // What follows the table may stand at any distance.
    return known ? [{ row, ...known, end: at === rows.length - 1 ? null : known.end }] : [];
  });
  const step = lines.reduce(
    (least, { figures }) => Math.min(least, figures[0]?.lines ?? least),
    Number.POSITIVE_INFINITY,
  );
  const end = endOfRows(lines, step);
  const isPlaced = ({ figures, ...row }: Lines) =>
    figures.every(({ lines: at }) => at % step === 0 && at <= width * step) &&
    (row.end === end || figures.at(-1)?.lines === width * step);
  if (step === 0 || lines.filter(isPlaced).length * 2 <= rows.length) return rows;
  const placed = new Map(lines.filter(isPlaced).map(({ row, figures }) => [row, figures]));
  return rows.map((row) => {
    const figures = row.alignment.kind === "ambiguous" ? placed.get(row) : undefined;
    if (!figures || figures.length >= width) return row;
    const boxes = Array.from({ length: width }, (_, place) => {
      const found = figures.find(({ lines: at }) => at === (place + 1) * step);
      return found?.box ?? { ...row.found.label, text: "", key: "" };
    });
    return { ...row, alignment: { kind: "aligned", boxes } };
  });
}

/** How far from its label a row ends: as most full rows do, else right behind its last place. */
function endOfRows(lines: readonly Lines[], step: number): number {
  const ends = lines.flatMap(({ figures, end }) => (figures.length === width && end !== null ? [end] : []));
  const counted = [...new Set(ends)].map((end) => ({ end, times: ends.filter((one) => one === end).length }));
  return counted.sort((a, b) => b.times - a.times)[0]?.end ?? (width + 1) * step;
}

/**
 * Rows with one figure too few whose total is the blank one, as in reports that leave 总计 blank on most rows. Null
 * where it might be another: they are not most rows, or the last figure of one of them is the sum of those before it.
 */
export function rowsWithBlankTotal(rows: readonly AlignedRow[]): AlignedRow[] | null {
  const short = rows.filter(
    ({ alignment, found: { boxes } }) =>
      alignment.kind === "ambiguous" &&
      boxes.filter(isFilled).length === width - 1 &&
      !hasBlankBeforeFigure(boxes),
  );
  return short.length * 2 > rows.length && !short.some(mayEndWithTotal) ? short : null;
}

function mayEndWithTotal({ found }: AlignedRow): boolean {
  let sum = 0;
  let last = 0;
  for (const { text } of found.boxes.filter(isFilled)) {
    const figure = readFigure(text, "count");
    if (figure.kind === "missing") return true;
    sum += last;
    last = figure.value;
  }
  return last > 0 && last === sum;
}
