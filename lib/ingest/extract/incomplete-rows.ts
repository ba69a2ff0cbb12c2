import { type Form, forms } from "@/lib/catalogue/cell";
import { disputeRoutes } from "@/lib/catalogue/disputes";
import { applicants, requestRows } from "@/lib/catalogue/requests";
import { hasBlankBeforeFigure } from "./align";
import type { AlignedRow } from "./align-rows";
import { looksLikeFigure, readFigure } from "./figure";
import { isSectionHeading } from "./headings";
import { rowsByKey } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
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

type Line = { label: Token | null; figures: Token[] };

/**
 * The table with its rows told by counting, where labels of several lines were printed before their figures, so that
 * figures stand without a label, or behind that of another row: there are as many lines of seven figures as the form
 * has rows, and every label that stands whole on the line of its figures is the one due there. Else the table as it
 * is. Such a row is marked `isBare`; only the sums can prove it.
 */
export function numberUnlabelledRows(table: FoundTable, tokens: readonly Token[]): FoundTable {
  const isWhole = table.rows.every(({ boxes }) => boxes.filter(isFilled).length === applicants.length);
  if (isWhole && table.unknownRows.length === 0) return table;
  const { lines, to } = figureLines(tokens, table.from);
  for (const form of forms) {
    const rows = rowsOfForm(lines, form);
    if (rows) return { ...table, rows, unknownRows: [], to: Math.max(table.to, to) };
  }
  return table;
}

/** The lines of seven figures up to the next section, with the label that stands whole on the same line. */
function figureLines(tokens: readonly Token[], from: number): { lines: Line[]; to: number } {
  const lines: Line[] = [];
  let to = from;
  for (let at = from; at < tokens.length; ) {
    const first = tokens[at];
    if (!first || (at > from && isDisputes(first))) break;
    let end = at + 1;
    while (isOnLine(tokens[end], first)) end += 1;
    const line = tokens.slice(at, end).filter(isFilled);
    const figures = line.filter(({ text }) => /\d/.test(text) && looksLikeFigure(text));
    if (figures.length === applicants.length) {
      lines.push({ label: line.findLast(({ key }) => rowsByKey.has(key)) ?? null, figures });
      to = end - 1;
    }
    at = end;
  }
  return { lines, to };
}

/** The heading of section 四, which a row of the table, 四、结转下年度继续办理, is not. */
const isDisputes = ({ text }: Token) => isSectionHeading(text) && text.includes(disputeRoutes[0].zh);

const isOnLine = (token: Token | undefined, first: Token) =>
  token !== undefined && token.at.table === first.at.table && token.at.row === first.at.row;

function rowsOfForm(lines: readonly Line[], form: Form): FoundRow[] | null {
  const due = requestRows.flatMap((row, index) => (row.forms.includes(form) ? [index] : []));
  if (lines.length !== due.length) return null;
  const rows = lines.flatMap(({ label, figures }, at): FoundRow[] => {
    const index = due[at];
    const [first] = figures;
    if (index === undefined || !first) return [];
    const printed = requestRows[index]?.printed ?? "";
    const row = { index, boxes: figures, unsureLabel: false, next: null };
    if (!label) return [{ ...row, label: { ...first, text: printed, key: "" }, isBare: true }];
    return rowsByKey.get(label.key) === index ? [{ ...row, label }] : [];
  });
  const bare = rows.filter(({ isBare }) => isBare).length;
  return rows.length === due.length && bare * 2 < rows.length ? rows : null;
}
