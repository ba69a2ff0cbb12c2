import { isFigure } from "./known-labels";
import type { PageParts } from "./running-lines";
import { centre } from "./segments";
import type { TablePiece } from "./table-piece";

/** The pages with figures that a page break cuts marked, in tables without lines; heads may stand between. */
export function markCutFigures(pages: readonly PageParts[]): PageParts[] {
  const marked = pages.map((page) => ({ ...page, parts: [...page.parts] }));
  marked.forEach((page, index) => {
    const above = page.parts.at(-1);
    const next = marked[index + 1];
    const at = next?.parts.findIndex(({ kind }) => kind === "table");
    const below = at === undefined ? undefined : next?.parts[at];
    if (above?.kind !== "table" || below?.kind !== "table" || above.drawn || below.drawn) return;
    const joined = joinCutFigures(above, below);
    if (!joined || !next || at === undefined) return;
    page.parts.splice(-1, 1, joined[0]);
    next.parts.splice(at, 1, joined[1]);
  });
  return marked;
}

/**
 * Two pieces of a table without lines, when the page break cuts figures in two: a first row below that has figures
 * and no label is put under the last row above, whose figures so become unreadable. Null where nothing is cut.
 */
function joinCutFigures(above: TablePiece, below: TablePiece): [TablePiece, TablePiece] | null {
  const first = below.cells.filter(({ row, text }) => row === 0 && text !== "");
  if (first.length === 0 || !first.every(({ text }) => isFigure(text))) return null;
  const last = above.cells.filter(({ row }) => row === above.height - 1);
  if (first.length * 2 >= last.length) return null;
  const cells = above.cells.map((cell) => {
    if (cell.row !== above.height - 1) return cell;
    const tails = first.filter((tail) => centre(tail) >= cell.x0 && centre(tail) <= cell.x1);
    return { ...cell, text: [cell.text, ...tails.map(({ text }) => text)].join("\n") };
  });
  const rest = below.cells.flatMap((cell) => (cell.row === 0 ? [] : [{ ...cell, row: cell.row - 1 }]));
  return [
    { ...above, cells },
    { ...below, height: below.height - 1, cells: rest },
  ];
}
