import { raisedMark } from "../look/run-look";
import { isFigure, isLabelStart, isWholeLabel } from "./known-labels";
import type { Glyph } from "./page-shapes";
import { isNoteBeside, type TextLine } from "./text-lines";

/** A piece of a line between two gaps; a cell of a table without lines, or a line of one. */
export type TextSegment = {
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  size: number;
  figure: boolean;
};

const gap = 0.35;
/** Some numbers are printed with a blank inside; digits painted one by one may be two numbers close together. */
const gapInNumber = { oneRun: 0.6, otherRun: 0.15 };
const isDigit = (text: string) => /[\d０-９]$/.test(text);

export const centre = ({ x0, x1 }: { x0: number; x1: number }) => (x0 + x1) / 2;

/** The pieces of lines. A blank is a gap as well, and so is the place where pieces begin in other lines. */
export function segmentsOfLines(lines: readonly TextLine[]): TextSegment[][] {
  const begins = new Map<number, number>();
  for (const { x0 } of lines.flatMap((line) => segmentsOf(line, () => false))) {
    const place = Math.round(x0);
    begins.set(place, (begins.get(place) ?? 0) + 1);
  }
  const isEdge = (x0: number) => [-1, 0, 1].some((step) => (begins.get(Math.round(x0) + step) ?? 0) >= usual);
  return lines.map((line) => segmentsOf(line, isEdge));
}

const usual = 4;

function segmentsOf({ glyphs }: TextLine, isEdge: (x0: number) => boolean): TextSegment[] {
  const segments: TextSegment[] = [];
  let last: TextSegment | null = null;
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === "") continue;
    const { text, x0, x1, baseline, size } = glyph;
    const apart = last !== null && (x0 - last.x1 > 0.5 || Math.abs(baseline - last.baseline) > 0.5);
    const atEdge = apart && glyph.run !== before?.run && isEdge(x0) && !isDigit(last?.text ?? "");
    const inNumber = glyph.run === before?.run ? gapInNumber.oneRun : gapInNumber.otherRun;
    const room = isDigit(last?.text ?? "") && isDigit(text) ? inNumber : gap;
    const mark = before && isNoteBeside(before, glyph) ? raisedMark : "";
    before = glyph;
    if (last && x0 - last.x1 <= size * room && !atEdge) {
      last.text += mark + text;
      last.x1 = x1;
    } else {
      last = { text, x0, x1, baseline, size, figure: false };
      segments.push(last);
    }
  }
  return segments.map((segment) => ({ ...segment, figure: isFigure(segment.text) || segment.text === "无" }));
}

/** Lines of one cell, which stand below each other. */
export type TextStack = { text: string; x0: number; x1: number; first: number; last: number; size: number };

const nextLine = 1.9;
const sameEdge = 3;

/** Words that stand below each other, begun or centred alike, as one; figures stay alone. */
export function stacksOf(
  segments: readonly TextSegment[],
  beginsAnew: (segment: TextSegment, above: TextStack) => boolean,
): TextStack[] {
  const stacks: TextStack[] = [];
  for (const segment of [...segments].sort((a, b) => a.baseline - b.baseline)) {
    const { text, x0, x1, baseline, size, figure } = segment;
    const above = stacks.findLast(
      (stack) => Math.abs(stack.x0 - x0) <= sameEdge || Math.abs(centre(stack) - (x0 + x1) / 2) <= sameEdge,
    );
    const goesOn =
      above &&
      !figure &&
      !isFigure(above.text) &&
      !beginsAnew(segment, above) &&
      !(isWholeLabel(above.text) && !isLabelStart(above.text + text)) &&
      baseline - above.last <= size * nextLine;
    if (above && goesOn) {
      above.text += `\n${text}`;
      above.last = baseline;
      above.x0 = Math.min(above.x0, x0);
      above.x1 = Math.max(above.x1, x1);
    } else stacks.push({ text, x0, x1, first: baseline, last: baseline, size });
  }
  return stacks;
}
