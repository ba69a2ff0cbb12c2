import type { Glyph } from "./page-shapes";
import { type TextLine, textLines } from "./text-lines";

/** What a cell keeps free at its sides; Word gives 10.8 points. */
const padding = 11.5;

export type CellText = {
  text: string;
  /** Whether its last line is a number that leaves no room for another digit. */
  full: boolean;
};

/**
 * The text of one cell, its lines apart. A number that was too long for its cell and went on in the next line is
 * put together again; two numbers side by side or one below the other stay apart, and so are not read as one.
 */
export function cellText(glyphs: readonly Glyph[], width: number): CellText {
  const lines = textLines(glyphs, "\n");
  const isFull = (line: TextLine) => width - line.width < (line.x1 - line.x0) / line.text.length + padding;
  const last = lines.at(-1);
  return {
    text: lines.map(({ text }) => text).join(isWrappedNumber(lines, isFull) ? "" : "\n"),
    full: last !== undefined && isNumber(last.text) && isFull(last),
  };
}

const isNumber = (text: string) => /^\d[\d,.]+$/.test(text);

function isWrappedNumber(lines: readonly TextLine[], isFull: (line: TextLine) => boolean): boolean {
  const [first] = lines;
  if (!first || lines.length < 2 || !isNumber(first.text)) return false;
  return lines.every(({ text }, index) => {
    const line = lines[index];
    if (!line || !/^[\d,.]+$/.test(text) || text.length > first.text.length) return false;
    return index === lines.length - 1 || isFull(line);
  });
}
