import type { PagePart } from "./page-parts";
import type { PieceCell, TablePiece } from "./table-piece";
import { textLines } from "./text-lines";

const sameEdge = 4;
const near = (a: number, b: number) => Math.abs(a - b) <= sameEdge;

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
