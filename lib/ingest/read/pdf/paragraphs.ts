import type { Paragraph } from "../../document";
import type { TextLine } from "./text-lines";

/** A line and the edges of the text on its page. */
export type PlacedLine = { line: TextLine; left: number; right: number; page: number };

/** Lines as paragraphs: a line that fills its page from left to right goes on in the next, unless that one is indented. */
export function paragraphsOf(lines: readonly PlacedLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let before: PlacedLine | null = null;
  for (const placed of lines) {
    const open = paragraphs.at(-1);
    if (open && before && goesOn(before, placed)) open.text += glue(open.text, placed.line.text);
    else paragraphs.push({ kind: "paragraph", text: placed.line.text, line: null });
    before = placed;
  }
  return paragraphs;
}

function goesOn(before: PlacedLine, next: PlacedLine): boolean {
  const { size } = before.line;
  const isShort = before.right - before.line.x1 > size * 1.6 || before.line.x0 - before.left > size * 4;
  const isIndented = next.line.x0 - next.left > size * 1.2;
  const isFar = before.page === next.page && next.line.baseline - before.line.baseline > size * 3;
  return !isShort && !isIndented && !isFar && Math.abs(next.line.size - size) < 1.5;
}

const glue = (text: string, next: string) =>
  /[A-Za-z0-9]$/.test(text) && /^[A-Za-z]/.test(next) ? ` ${next}` : next;
