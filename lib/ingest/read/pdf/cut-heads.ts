import { isWholeLabel } from "./known-labels";
import { type LinePart, type PagePart, partsOfPage } from "./page-parts";
import type { PdfPage } from "./page-shapes";
import type { PageParts } from "./running-lines";
import { type Segment, segmentsOfLines } from "./segments";

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

const isHeadLike = ({ text, figure }: Segment) =>
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
