import { isFigure, isLabelStart, isNumbered, isWholeLabel } from "./known-labels";
import type { LinePart, PagePart, PageParts } from "./page-parts";
import { closeRows, type PieceCell, type TablePiece, wordsOf } from "./table-piece";
import { textLines } from "./text-lines";

const sameEdge = 4;

/** Whether a piece at the top of a page can continue one at the bottom of the page before: both are drawn, and as wide. */
export const canContinue = (above: TablePiece, below: TablePiece) =>
  above.drawn && below.drawn && near(above.x0, below.x0) && near(above.x1, below.x1);

const near = (a: number, b: number) => Math.abs(a - b) <= sameEdge;
const sameColumns = (a: PieceCell, b: PieceCell) => near(a.x0, b.x0) && near(a.x1, b.x1);

/**
 * One table of two pieces that a page break parts: repeated heads are dropped, a row that the break cuts and a head
 * of rows that goes on below it are put together again.
 */
export function joinPieces(above: TablePiece, below: TablePiece): TablePiece {
  const rest = withoutRepeatedHead(above, below);
  const cells = above.cells.map((cell) => ({ ...cell }));
  const last = cells.filter(({ row, rows }) => row + rows === above.height);
  const first = rest.cells.filter(({ row }) => row === 0);
  const isCut = isCutRow(last, first);
  const isLabelled = first.some(isWords);
  const added: PieceCell[] = [];
  for (const cell of rest.cells) {
    const upper = cell.row === 0 ? last.find((item) => sameColumns(item, cell)) : undefined;
    if (upper && (isCut || ((isLabelled || cell.rows > 1) && isSameHead(upper, cell)))) {
      upper.text = joinTexts(upper, cell);
      upper.full = cell.full;
      upper.rows += cell.rows - (isCut ? 1 : 0);
    } else added.push({ ...cell, row: above.height + cell.row - (isCut ? 1 : 0) });
  }
  const { x0, x1, top, drawn } = above;
  return { kind: "table", drawn, x0, x1, top, bottom: below.bottom, ...closeRows([...cells, ...added]) };
}

function joinTexts(upper: PieceCell, lower: PieceCell): string {
  if (upper.text === "" || lower.text === "") return upper.text + lower.text;
  return upper.text + (upper.full && /^[\d,.]+$/.test(lower.text) ? "" : "\n") + lower.text;
}

/** Whether the first row below is the rest of the last row above: it has no label of its own. */
function isCutRow(last: readonly PieceCell[], first: readonly PieceCell[]): boolean {
  const pairs = first
    .filter(({ rows }) => rows === 1)
    .map((lower) => ({ lower, upper: last.find((item) => sameColumns(item, lower)) }));
  const filled = pairs.filter(({ lower }) => lower.text !== "");
  if (pairs.length === 0 || pairs.some(({ upper }) => upper === undefined)) return false;
  if (filled.length === 0) return true;
  const words = filled.filter(({ lower }) => !isFigure(lower.text));
  const figures = filled.filter(({ lower }) => isFigure(lower.text));
  if (figures.some(({ upper }) => isWords(upper))) return false;
  if (words.length === 0) return pairs.some(({ lower, upper }) => lower.text === "" && upper?.text !== "");
  // Figures with figures above them are two rows, unless the label says otherwise.
  const doubled = figures.filter(({ upper }) => upper?.text !== "").length * 2 > figures.length;
  return words.every(
    ({ lower, upper }) =>
      upper !== undefined &&
      (doubled ? isRestOfLabel(upper.text, lower.text) : goesOn(upper.text, lower.text)),
  );
}

const isWords = (cell: PieceCell | undefined) => cell !== undefined && /\p{L}/u.test(cell.text);
const isRestOfLabel = (upper: string, lower: string) =>
  upper !== "" && !isNumbered(lower) && isLabelStart(upper + lower);

/** A head beside several rows goes on where its cell is empty on one side, or its words are continued. */
function isSameHead(upper: PieceCell, lower: PieceCell): boolean {
  if (upper.rows === 1 && lower.rows === 1) return false;
  if (isFigure(upper.text) || isFigure(lower.text)) return false;
  return (
    lower.text === "" || (upper.text === "" && !isNumbered(lower.text)) || goesOn(upper.text, lower.text)
  );
}

function goesOn(upper: string, lower: string): boolean {
  if (upper === "" || isNumbered(lower)) return false;
  if (isLabelStart(upper + lower)) return true;
  return !isWholeLabel(upper) && !isWholeLabel(lower);
}

function withoutRepeatedHead(above: TablePiece, below: TablePiece): TablePiece {
  let repeated = 0;
  while (repeated < Math.min(above.height, below.height) && isSameRow(above, below, repeated)) repeated += 1;
  if (repeated === 0) return below;
  const cells = below.cells.flatMap((cell) => {
    const rows = Math.min(cell.rows, cell.row + cell.rows - repeated);
    return rows < 1 ? [] : [{ ...cell, row: Math.max(0, cell.row - repeated), rows }];
  });
  return { ...below, height: below.height - repeated, cells };
}

/** Rows with figures are never a repeated head. */
function isSameRow(above: TablePiece, below: TablePiece, row: number): boolean {
  const upper = above.cells.filter((cell) => cell.row === row);
  const lower = below.cells.filter((cell) => cell.row === row);
  return (
    upper.length === lower.length &&
    upper.every((cell, index) => {
      const other = lower[index];
      return (
        other !== undefined &&
        sameColumns(cell, other) &&
        plain(cell.text) === plain(other.text) &&
        !isFigure(cell.text)
      );
    }) &&
    upper.some(({ text }) => text !== "")
  );
}

const plain = (text: string) => text.replace(/\s+/g, "");

/**
 * The parts of a page whose first table goes on from the page before, but without its left columns: browsers draw
 * no border around a head of rows that began on the page before, and leave its text beside the table. The columns
 * are given back, each as one cell with the text that stands there.
 */
export function widenFirst(above: TablePiece, parts: readonly PagePart[]): PagePart[] {
  const below = parts.find((part) => part.kind === "table");
  if (!below || !above.drawn || !below.drawn || !near(above.x1, below.x1) || below.x0 < above.x0 + sameEdge)
    return [...parts];
  const columns = above.cells.filter(
    ({ x1, row, rows }) => row + rows === above.height && x1 <= below.x0 + sameEdge,
  );
  if (!columns.some(({ x1 }) => near(x1, below.x0))) return [...parts];
  const beside = parts.flatMap((part) =>
    part.kind === "line" && part.line.x1 <= below.x0 + sameEdge && part.bottom <= below.bottom + sameEdge
      ? [part]
      : [],
  );
  const heads = columns.map(({ x0, x1 }): PieceCell => {
    const glyphs = beside
      .flatMap(({ line }) => line.glyphs)
      .filter((glyph) => (glyph.x0 + glyph.x1) / 2 >= x0 && (glyph.x0 + glyph.x1) / 2 <= x1);
    const text = textLines(glyphs)
      .map((line) => line.text)
      .join("\n");
    return { text, x0, x1, row: 0, rows: below.height, full: false };
  });
  const widened = { ...below, x0: above.x0, cells: [...heads, ...below.cells] };
  return parts.flatMap((part) => {
    if (part === below) return [widened];
    return beside.some((line) => line === part) ? [] : [part];
  });
}

/** How far below the last border, and below each other, the lines of an open cell begin, in their size. */
const close = 0.6;

/**
 * The pages with the text put back that stands below the last border of a table: where a page break cuts a cell of
 * several rows, browsers leave the cell open and its last words outside.
 */
export function withOverflow(pages: readonly PageParts[]): PageParts[] {
  return pages.map((page, index) => {
    const at = page.parts.findLastIndex(({ kind }) => kind === "table");
    const table = page.parts[at];
    const next = pages[index + 1]?.parts[0];
    if (table?.kind !== "table" || next?.kind !== "table" || !canContinue(table, next)) return page;
    const filled = withLines(table, page.parts.slice(at + 1));
    return filled ? { ...page, parts: [...page.parts.slice(0, at), filled] } : page;
  });
}

/** The table with the lines below it, or null unless each of their words belongs to one open cell. */
function withLines(table: TablePiece, below: readonly PagePart[]): TablePiece | null {
  const lines = below.filter((part): part is LinePart => part.kind === "line");
  let bottom = table.bottom;
  for (const { top, line } of lines) {
    if (top > bottom + line.size * close) return null;
    bottom = line.baseline;
  }
  const words = wordsOf(lines.flatMap(({ line }) => line.glyphs));
  const cellOf = (word: (typeof words)[number]): PieceCell | undefined =>
    table.cells.find(
      ({ x0, x1, row, rows, text }) =>
        row + rows === table.height &&
        text !== "" &&
        word.every((glyph) => glyph.x0 >= x0 - 1 && glyph.x1 <= x1 + 1),
    );
  if (words.length === 0 || words.some((word) => !cellOf(word))) return null;
  const cells = table.cells.map((cell) => {
    const own = words.filter((word) => cellOf(word) === cell).flat();
    if (own.length === 0) return cell;
    return { ...cell, text: [cell.text, ...textLines(own).map(({ text }) => text)].join("\n"), full: false };
  });
  return { ...table, bottom, cells };
}
