import { isFilled, type Token } from "./token";

export type FigureAlignment = { kind: "aligned"; boxes: Token[] } | { kind: "empty" } | { kind: "ambiguous" };

/** Numbers of blank boxes beside the figures of a row. */
export type Edges = { before: number; after: number };

const bare: Edges = { before: 0, after: 0 };

/**
 * Which of the boxes behind a label are its figures. There are `width` figures, with such blank boxes on either
 * side as one of `edges` says. A result is given only if the boxes allow no other reading.
 */
export function align(
  boxes: readonly Token[],
  width: number,
  edges: readonly Edges[] = [bare],
): FigureAlignment {
  const filled = boxes.filter(isFilled);
  if (filled.length === width) {
    const first = boxes.findIndex(isFilled);
    return edges.some(({ before }) => before === first) && (boxes.length === width || isEven(boxes))
      ? { kind: "aligned", boxes: filled }
      : { kind: "ambiguous" };
  }
  if (filled.length > width) return { kind: "ambiguous" };
  if (filled.length === 0) return { kind: "empty" };
  const readings = new Map<number, Token[]>();
  for (const { before, after } of edges)
    if (before + width + after === boxes.length) {
      const inside = boxes.slice(before, before + width);
      if (inside.filter(isFilled).length === filled.length) readings.set(before, inside);
    }
  const [only, second] = [...readings.values()];
  return only && !second ? { kind: "aligned", boxes: only } : { kind: "ambiguous" };
}

/** Whether only blank boxes behind its figures fill up a row: where blanks were left out, these are no places. */
export function isFilledUp(boxes: readonly Token[], width: number): boolean {
  const filled = boxes.filter(isFilled).length;
  return filled > 0 && filled < width && !hasBlankBeforeFigure(boxes);
}

export function hasBlankBeforeFigure(boxes: readonly Token[]): boolean {
  const first = boxes.findIndex((box) => !isFilled(box));
  return first !== -1 && boxes.slice(first).some(isFilled);
}

/** A blank between two figures is a figure's place, unless the same stand between all of them as spacers do. */
function isEven(boxes: readonly Token[]): boolean {
  const places = boxes.flatMap((box, place) => (isFilled(box) ? [place] : []));
  const steps = new Set(places.slice(1).map((place, index) => place - (places[index] ?? place)));
  return steps.size <= 1;
}
