import { raisedMark } from "../look/run-look";
import type { Glyph } from "./page-shapes";

/** Characters on one line, from left to right. */
export type TextLine = {
  glyphs: Glyph[];
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  size: number;
  /** From the first to the last character, blanks at the ends included. */
  width: number;
};

const isBlank = (glyph: Glyph) => glyph.text.trim() === "";
const isLetter = (text: string) => /[A-Za-z0-9０-９]/.test(text);

/**
 * Characters as lines from top to bottom. A wide gap becomes `gap`; blanks at both ends are dropped, and so is a
 * character painted twice to look bold.
 */
export function textLines(glyphs: readonly Glyph[], gap = " "): TextLine[] {
  const lines: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const reach = first ? Math.min(first.size, glyph.size) * 0.5 : 0;
    if (line && first && glyph.baseline - first.baseline <= reach) line.push(glyph);
    else lines.push([glyph]);
  }
  return lines.flatMap((line) => lineOf(line, gap) ?? []);
}

function lineOf(unsorted: readonly Glyph[], gap: string): TextLine | null {
  const sorted = [...unsorted].sort((a, b) => a.x0 - b.x0 || a.order - b.order);
  const glyphs = trimmed(paintedOnce(sorted));
  const [first] = glyphs;
  const last = glyphs.at(-1);
  if (!first || !last) return null;
  let text = "";
  glyphs.forEach((glyph, index) => {
    const before = glyphs[index - 1];
    if (before) text += between(before, glyph, gap);
    text += glyph.text;
  });
  const size = Math.max(...glyphs.map((glyph) => glyph.size));
  const width = (sorted.at(-1)?.x1 ?? last.x1) - (sorted[0]?.x0 ?? first.x0);
  return { glyphs, text: text.trim(), x0: first.x0, x1: last.x1, baseline: first.baseline, size, width };
}

function between(before: Glyph, glyph: Glyph, gap: string): string {
  if (isNoteBeside(before, glyph)) return raisedMark;
  const space = glyph.x0 - before.x1;
  const em = Math.min(before.size, glyph.size);
  if (space > em * 1.2) return gap;
  if (isBlank(before) || isBlank(glyph)) return "";
  return space > em * (isLetter(before.text) && isLetter(glyph.text) ? 0.25 : 0.6) ? " " : "";
}

/** Whether one of two neighbours is the mark of a note to the other. */
export const isNoteBeside = (before: Glyph, glyph: Glyph) =>
  isLetter(before.text) && isLetter(glyph.text) && isNoteMark(before, glyph);

/** Whether one of two characters stands higher or is much smaller, as the mark of a note: no digit of the figure. */
function isNoteMark(one: Glyph, other: Glyph): boolean {
  const [small, large] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  return Math.abs(one.baseline - other.baseline) > large * 0.15 || small < large * 0.75;
}

function trimmed(glyphs: readonly Glyph[]): Glyph[] {
  const from = glyphs.findIndex((glyph) => !isBlank(glyph));
  const to = glyphs.findLastIndex((glyph) => !isBlank(glyph));
  return from === -1 ? [] : glyphs.slice(from, to + 1);
}

function paintedOnce(glyphs: readonly Glyph[]): Glyph[] {
  const once: Glyph[] = [];
  for (const glyph of glyphs) {
    const twin = once.at(-1);
    const width = glyph.x1 - glyph.x0;
    const isTwin =
      twin !== undefined && twin.text === glyph.text && !isBlank(glyph) && glyph.x0 - twin.x0 < width * 0.4;
    if (!isTwin) once.push(glyph);
  }
  return once;
}
