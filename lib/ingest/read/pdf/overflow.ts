import { canContinue } from "./join-pieces";
import type { LinePart, PagePart } from "./page-parts";
import type { PageParts } from "./running-lines";
import { type PieceCell, type TablePiece, wordsOf } from "./table-piece";
import { textLines } from "./text-lines";

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
