import { isIndistinguishableInPrint, type Rgb, white } from "../look/colour";
import { containsPoint, type Glyph, glyphCentre, type PagePoint, type Rectangle } from "./page-shapes";
import type { PaintedGlyph } from "./paint-state";

/** What may hide characters: all that was painted on a page, and its slanting lines. */
type Hiding = { covers: readonly Cover[]; slants: readonly Slant[] };

/** Whether a person sees a character: `doubtful` where a part of it is hidden or struck. */
type GlyphVisibility = "seen" | "hidden" | "doubtful";

/**
 * @param hidesPicture whether a picture hides what is below it; of such a character it is not known what is seen
 */
export function glyphVisibility(
  { visible, colour, clip }: Pick<PaintedGlyph, "visible" | "colour" | "clip">,
  glyph: Glyph,
  { covers, slants }: Hiding,
  hidesPicture: (cover: Cover) => boolean,
): GlyphVisibility {
  if (!visible || glyph.text.trim() === "") return visible ? "seen" : "hidden";
  if (clip && !containsPoint(clip, glyphCentre(glyph), 1)) return "hidden";
  const above = covers.filter(({ order, box }) => order > glyph.order && overlaps(box, glyph));
  if (above.some(({ kind, box }) => kind === "area" && containsPoint(box, glyphCentre(glyph))))
    return "hidden";
  const background = colour && backgroundOf(glyph, covers);
  if (background && isIndistinguishableInPrint(colour, background)) return "hidden";
  const isDoubtful =
    (clip !== null && isCut(glyph, clip)) ||
    above.some((cover) => liesUnder(glyph, cover) && (cover.kind !== "picture" || hidesPicture(cover))) ||
    slants.some((slant) => crosses(slant, glyph));
  return isDoubtful ? "doubtful" : "seen";
}

const overlaps = ({ x0, x1, y0, y1 }: Cover["box"], glyph: Glyph) =>
  x0 < glyph.x1 && x1 > glyph.x0 && y0 < glyph.baseline && y1 > glyph.baseline - glyph.size;

/** The colour that a character stands on: of what was painted there last, or of the bare page; null if unknown. */
function backgroundOf(glyph: Glyph, covers: readonly Cover[]): Rgb | null {
  const below = covers.findLast(
    ({ kind, box, order }) =>
      kind !== "outline" && order < glyph.order && containsPoint(box, glyphCentre(glyph)),
  );
  return below ? below.colour : white;
}

/** What was painted over whatever had been there, and when: a filled area, a filled outline or a picture. */
export type Cover = {
  kind: "area" | "outline" | "picture";
  box: Rectangle;
  order: number;
  /** Of areas; null for patterns. */
  colour: Rgb | null;
  /** The corners of an outline; parts inside each other leave holes. */
  corners: readonly (readonly PagePoint[])[];
};

/** A line that is neither horizontal nor vertical. */
export type Slant = { from: PagePoint; to: PagePoint; order: number };

/** How much of a character must lie under something, or outside its frame, so that it may be another. */
const muchCovered = 0.25;

/** The body of a character, without what may hang below the line. */
const bodyOf = ({ x0, x1, baseline, size }: Glyph): Rectangle => ({
  x0,
  x1,
  y0: baseline - size * 0.72,
  y1: baseline,
});

function shareInside({ x0, y0, x1, y1 }: Rectangle, box: Rectangle): number {
  const across = Math.min(x1, box.x1) - Math.max(x0, box.x0);
  const down = Math.min(y1, box.y1) - Math.max(y0, box.y0);
  return across <= 0 || down <= 0 ? 0 : (across * down) / ((x1 - x0) * (y1 - y0));
}

/** Whether so much of a character lies outside the frame that it is painted in, that it may be another. */
const isCut = (glyph: Glyph, clip: Rectangle) => shareInside(bodyOf(glyph), clip) < 1 - muchCovered;

/** Whether so much of a character lies under a cover that it may be another. */
function liesUnder(glyph: Glyph, { box, kind, corners }: Cover): boolean {
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

function isWithin({ x, y }: PagePoint, corners: Cover["corners"]): boolean {
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
function crosses({ from, to }: Slant, glyph: Glyph): boolean {
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
