import { isFigure } from "./known-labels";
import { centre } from "./segments";
import type { TablePiece } from "./table-piece";

/**
 * Two pieces of a table without lines, when the page break cuts figures in two: a first row below that has figures
 * and no label is put under the last row above, whose figures so become unreadable. Null where nothing is cut.
 */
export function joinCutFigures(above: TablePiece, below: TablePiece): [TablePiece, TablePiece] | null {
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
