import { doubtMark, type Glyph, type PdfPage, type Ruling } from "./page-shapes";
import { type DrawnLine, drawnLines } from "./rulings";
import { appendTo } from "./table-piece";

/** How high above the foot of a text, in its size, a line strikes it: Chromium and LibreOffice draw at 0.16 to 0.32. */
const surely = { low: 0.12, high: 0.5 };
const perhaps = { low: 0.05, high: 0.65 };
/** How far a strike goes beyond its text, in the size of the text: blanks at its ends may not be painted. */
const reach = { surely: 0.6, perhaps: 1.2 };
/** How much of a character's width a line covers: less leaves it alone, more strikes it. */
const share = { least: 0.25, whole: 0.75 };

/**
 * The page without the text that a line strikes out, and without these lines. A line strikes what stands on it where
 * it goes through the middle of the characters and is as wide as they are; lines between the sides of a cell and those
 * that reach beyond the text do not. Characters of which this cannot be told are marked, so that no figure is read.
 */
export function withoutStruckText(page: PdfPage): PdfPage {
  const struck = new Set<Glyph>();
  const doubtful = new Set<Glyph>();
  const strikes = new Set<Ruling>();
  const textNear = rowsOf(page.glyphs);
  const sides = page.rulings.filter(({ horizontal }) => !horizontal);
  for (const line of drawnLines(page.rulings)) {
    const near = textNear(line.at);
    const glyphs = crossedBy(line, near);
    const verdict = judge(line, glyphs, sides);
    if (verdict === "strike") for (const piece of line.pieces) strikes.add(piece);
    for (const glyph of verdict === "none" ? [] : glyphs)
      (verdict === "strike" && isWholly(line, glyph) ? struck : doubtful).add(glyph);
    if (verdict !== "none" || line.pieces.length === 1) continue;
    // A strike may meet the line between two rows of the cells beside its own.
    for (const piece of line.pieces)
      for (const glyph of asWideAs(piece, crossedBy(piece, near))) doubtful.add(glyph);
  }
  if (struck.size + doubtful.size === 0) return page;
  const glyphs = page.glyphs
    .filter((glyph) => !struck.has(glyph))
    .map((glyph) =>
      doubtful.has(glyph) && !isBlank(glyph) ? { ...glyph, text: glyph.text + doubtMark } : glyph,
    );
  return { ...page, glyphs, rulings: page.rulings.filter((ruling) => !strikes.has(ruling)) };
}

const isBlank = ({ text }: Glyph) => text.trim() === "";
const heightOn = (glyph: Glyph, at: number) => (glyph.baseline - at) / glyph.size;
const isWithin = (height: number, { low, high }: typeof surely) => height >= low && height <= high;

/** Points; larger characters are no text that is struck. */
const largestText = 100;

/** Finds the characters that a line at a height may cross. */
function rowsOf(glyphs: readonly Glyph[]): (at: number) => Glyph[] {
  const rows = new Map<number, Glyph[]>();
  let largest = 0;
  for (const glyph of glyphs) {
    const row = Math.round(glyph.baseline);
    appendTo(rows, row, [glyph]);
    largest = Math.max(largest, Math.min(glyph.size, largestText));
  }
  return (at) => [...rows].flatMap(([row, own]) => (Math.abs(row - at) <= largest + 1 ? own : []));
}

/** The characters through whose middle a line goes, from left to right, and the marks of notes among them. */
function crossedBy(line: Ruling, near: readonly Glyph[]): Glyph[] {
  const over = near.filter((glyph) => coveredShare(line, glyph) > share.least);
  const crossed = over.filter((glyph) => isWithin(heightOn(glyph, line.at), perhaps));
  const main = largestOf(crossed);
  if (!main) return [];
  const isMark = ({ size, baseline }: Glyph) =>
    size < main.size * 0.85 && Math.abs(baseline - main.baseline) < main.size * 0.6;
  return over
    .filter((glyph) => isWithin(heightOn(glyph, line.at), perhaps) || isMark(glyph))
    .sort((a, b) => a.x0 - b.x0);
}

function coveredShare({ from, to }: Ruling, { x0, x1 }: Glyph): number {
  if (x1 <= x0) return x0 >= from && x0 <= to ? 1 : 0;
  return (Math.min(to, x1) - Math.max(from, x0)) / (x1 - x0);
}

const isWholly = (line: Ruling, glyph: Glyph) => coveredShare(line, glyph) >= share.whole;

function largestOf(glyphs: readonly Glyph[]): Glyph | null {
  let largest: Glyph | null = null;
  for (const glyph of glyphs) if (!isBlank(glyph) && (!largest || glyph.size > largest.size)) largest = glyph;
  return largest;
}

function judge(line: DrawnLine, glyphs: readonly Glyph[], sides: readonly Ruling[]) {
  const main = largestOf(glyphs);
  if (!main) return "none";
  const { before, behind, gap } = freeParts(line, glyphs);
  const beyond = Math.max(before, behind) / main.size;
  if (beyond > reach.perhaps) return "none";
  if (standsOn(sides, line, line.from) && standsOn(sides, line, line.to))
    return asWideAs(line, glyphs).length > 0 ? "doubt" : "none";
  const isSure =
    beyond <= reach.surely && gap <= main.size * reach.perhaps && isWithin(heightOn(main, line.at), surely);
  return isSure ? "strike" : "doubt";
}

/** How much of a line stands free before its text, behind it, and in the widest gap. */
function freeParts({ from, to }: Ruling, glyphs: readonly Glyph[]) {
  let end = from;
  let before = 0;
  let gap = 0;
  glyphs.forEach(({ x0, x1 }, index) => {
    if (index === 0) before = x0 - from;
    else gap = Math.max(gap, x0 - end);
    end = index === 0 ? x1 : Math.max(end, x1);
  });
  return { before, behind: to - end, gap };
}

/** The text on a line, if it begins and ends where the line does; a side of a cell rarely does so. */
function asWideAs(line: Ruling, glyphs: readonly Glyph[]): readonly Glyph[] {
  const main = largestOf(glyphs);
  if (!main) return [];
  const { before, behind } = freeParts(line, glyphs);
  const close = main.size * 0.05 + 0.2;
  return Math.abs(before) <= close && Math.abs(behind) <= close ? glyphs : [];
}

const standsOn = (sides: readonly Ruling[], { at }: Ruling, end: number) =>
  sides.some((side) => Math.abs(side.at - end) <= 1.5 && side.from <= at + 1 && side.to >= at - 1);
