import { isFigure, isNumbered, isWholeLabel } from "./known-labels";
import { type LinePart, type PagePart, type PageParts, partsOfPage } from "./page-parts";
import type { PdfPage } from "./page-shapes";
import { centre, segmentsOfLines, type TextSegment } from "./segments";
import type { TablePiece } from "./table-piece";

const longestHead = 8;
/** How far lines of one head are apart, in their size. */
const nextLine = 1.3;

/**
 * The pages with the heads of tables without lines put together again that a page break cuts: the lines at the foot
 * of a page that are words of heads are read with the table at the top of the next.
 * @param parts what the pages hold, without running lines
 */
export function withWholeHeads(pages: readonly PdfPage[], parts: readonly PageParts[]): PageParts[] {
  const whole = parts.map((page) => ({ ...page }));
  whole.forEach((above, index) => {
    const below = whole[index + 1];
    const page = pages[index + 1];
    const moved = headLines(above.parts);
    if (!below || !page || moved.length === 0 || [...above.parts, ...below.parts].some(isDrawn)) return;
    const again = partsBelow(moved, below.parts, page);
    if (again?.[0]?.kind !== "table" || lineCount(again) > lineCount(below.parts)) return;
    above.parts = above.parts.slice(0, -moved.length);
    below.parts = again;
  });
  return whole;
}

const isDrawn = (part: PagePart) => part.kind === "table" && part.drawn;
const lineCount = (parts: readonly PagePart[]) => parts.filter(({ kind }) => kind === "line").length;

/** The last lines of a page that may be words of heads. */
function headLines(parts: readonly PagePart[]): LinePart[] {
  const after = parts.findLastIndex((part) => part.kind === "table") + 1;
  const lines = parts.slice(after).filter((part): part is LinePart => part.kind === "line");
  const segments = segmentsOfLines(lines.map(({ line }) => line));
  return lines.slice(segments.findLastIndex((line) => !line.every(isHeadLike)) + 1);
}

const isHeadLike = ({ text, figure }: TextSegment) =>
  !figure && !/[。；]$/.test(text) && (text.length <= longestHead || isWholeLabel(text));

/** What a page holds with these lines right above what stands on it. */
function partsBelow(
  moved: readonly LinePart[],
  parts: readonly PagePart[],
  page: PdfPage,
): PagePart[] | null {
  const [first] = parts;
  const last = moved.at(-1);
  if (!first || !last) return null;
  const top = first.kind === "line" ? first.line.baseline : first.top;
  const shift = top - last.line.size * nextLine - last.line.baseline;
  const bottom = Math.max(...parts.map((part) => part.bottom));
  const own = page.glyphs.filter(
    ({ baseline, size }) => baseline > top - size / 2 && baseline < bottom + size / 2,
  );
  const glyphs = moved.flatMap(({ line }) =>
    line.glyphs.map((glyph) => ({ ...glyph, baseline: glyph.baseline + shift })),
  );
  return partsOfPage({ ...page, glyphs: [...glyphs, ...own] });
}

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
