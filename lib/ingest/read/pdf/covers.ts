import type { Point } from "./matrix";
import type { Glyph, Rectangle } from "./page-shapes";

/** What was painted over whatever had been there, and when: a filled area, a filled outline or a picture. */
export type Cover = {
  kind: "area" | "outline" | "picture";
  box: Rectangle;
  order: number;
  /** Of areas, #rrggbb; null for patterns. */
  colour: string | null;
  /** The corners of an outline; parts inside each other leave holes. */
  corners: readonly (readonly Point[])[];
};

/** A line that is neither horizontal nor vertical. */
export type Slant = { from: Point; to: Point; order: number };

/** How much of a character must lie under something, or outside its frame, so that it may be another. */
const muchCovered = 0.25;

/** The body of a character, without what may hang below the line. */
const bodyOf = ({ x0, x1, baseline, size }: Glyph): Rectangle => ({
  x0,
  x1,
  y0: baseline - size * 0.72,
  y1: baseline,
});

export function shareInside({ x0, y0, x1, y1 }: Rectangle, box: Rectangle): number {
  const across = Math.min(x1, box.x1) - Math.max(x0, box.x0);
  const down = Math.min(y1, box.y1) - Math.max(y0, box.y0);
  return across <= 0 || down <= 0 ? 0 : (across * down) / ((x1 - x0) * (y1 - y0));
}

/** Whether so much of a character lies outside the frame that it is painted in, that it may be another. */
export const isCut = (glyph: Glyph, clip: Rectangle) => shareInside(bodyOf(glyph), clip) < 1 - muchCovered;

/** Whether so much of a character lies under a cover that it may be another. */
export function liesUnder(glyph: Glyph, { box, kind, corners }: Cover): boolean {
  const body = bodyOf(glyph);
  const share = shareInside(body, box);
  if (share < muchCovered || kind !== "outline") return share >= muchCovered;
  const steps = [0.2, 0.5, 0.8];
  const places = steps.flatMap((down) =>
    steps.map((across) => ({
      x: body.x0 + (body.x1 - body.x0) * across,
      y: body.y0 + (body.y1 - body.y0) * down,
    })),
  );
  const inside = places.filter((place) => isWithin(place, corners)).length;
  return inside >= places.length * muchCovered;
}

function isWithin({ x, y }: Point, corners: Cover["corners"]): boolean {
  let inside = false;
  for (const part of corners)
    part.forEach((end, index) => {
      const start = part.at(index - 1) ?? end;
      if (start.y > y === end.y > y) return;
      if (x < start.x + ((y - start.y) / (end.y - start.y)) * (end.x - start.x)) inside = !inside;
    });
  return inside;
}

/** Whether a slanting line goes through the body of a character. */
export function crosses({ from, to }: Slant, glyph: Glyph): boolean {
  const { x0, y0, x1, y1 } = bodyOf(glyph);
  const edge = Math.min(x1 - x0, y1 - y0) * 0.15;
  let [first, last] = [0, 1];
  for (const [start, step, low, high] of [
    [from.x, to.x - from.x, x0 + edge, x1 - edge],
    [from.y, to.y - from.y, y0 + edge, y1 - edge],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [near, far] = [(low - start) / step, (high - start) / step].sort((a, b) => a - b);
    first = Math.max(first, near ?? 0);
    last = Math.min(last, far ?? 1);
  }
  return first < last;
}
