import { isFilled, type Token } from "./token";

export type Alignment = { kind: "aligned"; boxes: Token[] } | { kind: "empty" } | { kind: "lost" };

/**
 * Which of the boxes behind a label are its figures. There are `width` figures; `before` and `after` are the
 * numbers of blank boxes that spans may leave on either side, where a style draws them. A result is given
 * only if the boxes allow no other reading.
 */
export function align(
  boxes: readonly Token[],
  width: number,
  before: readonly number[],
  after: readonly number[],
): Alignment {
  const filled = boxes.filter(isFilled);
  if (filled.length === width)
    return before.includes(boxes.findIndex(isFilled)) && (boxes.length === width || isEven(boxes))
      ? { kind: "aligned", boxes: filled }
      : { kind: "lost" };
  if (filled.length > width) return { kind: "lost" };
  if (filled.length === 0) return { kind: "empty" };
  const readings = new Map<number, Token[]>();
  for (const left of before)
    for (const right of after)
      if (left + width + right === boxes.length) {
        const inside = boxes.slice(left, left + width);
        if (inside.filter(isFilled).length === filled.length) readings.set(left, inside);
      }
  const [only, second] = [...readings.values()];
  return only && !second ? { kind: "aligned", boxes: only } : { kind: "lost" };
}

/** A blank between two figures is a figure's place, unless the same stand between all of them as spacers do. */
function isEven(boxes: readonly Token[]): boolean {
  const places = boxes.flatMap((box, place) => (isFilled(box) ? [place] : []));
  const steps = new Set(places.slice(1).map((place, index) => place - (places[index] ?? place)));
  return steps.size <= 1;
}
