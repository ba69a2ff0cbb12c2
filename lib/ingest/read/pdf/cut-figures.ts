import { isFigure, isNumbered, isWholeLabel } from "./known-labels";
import type { PagePart } from "./page-parts";
import type { PageParts } from "./running-lines";
import { centre, segmentsOfLines } from "./segments";
import type { TablePiece } from "./table-piece";

type Tail = { text: string; x0: number; x1: number };

/**
 * The pages with the figures marked that a page break cuts in tables without lines: what goes on at the top of the
 * next page, be it below repeated heads, is put under the last row above, whose figures so become unreadable.
 */
export function markCutFigures(pages: readonly PageParts[]): PageParts[] {
  const marked = pages.map((page) => ({ ...page, parts: [...page.parts] }));
  marked.forEach((page, index) => {
    const above = page.parts.at(-1);
    const next = marked[index + 1];
    if (!next || above?.kind !== "table" || above.drawn) return;
    const cut = cutRow(next.parts, above);
    if (!cut) return;
    page.parts.splice(-1, 1, withTails(above, cut.tails));
    next.parts.splice(cut.at, 1, ...cut.rest);
  });
  return marked;
}

/** The rest of a row at the top of a page, and what is left of the part that held it. */
function cutRow(
  parts: readonly PagePart[],
  above: TablePiece,
): { at: number; tails: Tail[]; rest: PagePart[] } | null {
  const at = parts.findIndex((part) => part.kind === "table" || isLineOfFigures(part));
  const part = parts[at];
  if (part?.kind === "line") {
    const tails = segmentsOfLines([part.line]).flat();
    return at === 0 ? { at, tails, rest: [] } : null;
  }
  if (!part || part.drawn) return null;
  const filled = part.cells.filter(({ row, text }) => row === 0 && text !== "");
  const tails = filled.filter(({ text }) => isFigure(text));
  const labels = filled.filter(({ text }) => !isFigure(text));
  const columns = above.cells.filter(
    ({ row, text }) => row === above.height - 1 && (text === "" || isFigure(text)),
  ).length;
  const isRow = labels.some(({ text }) => isNumbered(text) || isWholeLabel(text));
  if (tails.length === 0 || isRow || tails.length >= columns) return null;
  const cells = part.cells.flatMap((cell) => (cell.row === 0 ? [] : [{ ...cell, row: cell.row - 1 }]));
  return { at, tails, rest: [{ ...part, height: part.height - 1, cells }] };
}

const isLineOfFigures = (part: PagePart) =>
  part.kind === "line" && segmentsOfLines([part.line]).every((line) => line.every(({ figure }) => figure));

function withTails(above: TablePiece, tails: readonly Tail[]): TablePiece {
  const cells = above.cells.map((cell) => {
    if (cell.row !== above.height - 1) return cell;
    const own = tails.filter((tail) => centre(tail) >= cell.x0 && centre(tail) <= cell.x1);
    return { ...cell, text: [cell.text, ...own.map(({ text }) => text)].join("\n") };
  });
  return { ...above, cells };
}
