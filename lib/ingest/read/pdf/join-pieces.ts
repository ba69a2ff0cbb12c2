import { beginsLabel, isFigure, isNumbered, isWholeLabel } from "./known-labels";
import { closeRows, type PieceCell, type TablePiece } from "./table-piece";

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
  upper !== "" && !isNumbered(lower) && beginsLabel(upper + lower);

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
  if (beginsLabel(upper + lower)) return true;
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
