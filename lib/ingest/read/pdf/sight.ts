import { type Cover, crosses, isCut, liesUnder, type Slant } from "./covers";
import { contains, type Glyph, middle } from "./page-shapes";
import type { PaintedGlyph } from "./show-text";

/** What may hide characters: all that was painted on a page, and its slanting lines. */
export type Hiding = { covers: readonly Cover[]; slants: readonly Slant[] };

/** Whether a person sees a character: `doubtful` where a part of it is hidden or struck. */
export type Sight = "seen" | "hidden" | "doubtful";

/**
 * @param hidesPicture whether a picture hides what is below it; of such a character it is not known what is seen
 */
export function sightOf(
  { visible, colour, clip }: Pick<PaintedGlyph, "visible" | "colour" | "clip">,
  glyph: Glyph,
  { covers, slants }: Hiding,
  hidesPicture: (cover: Cover) => boolean,
): Sight {
  if (!visible || glyph.text.trim() === "") return visible ? "seen" : "hidden";
  if (clip && !contains(clip, middle(glyph), 1)) return "hidden";
  const above = covers.filter(({ order, box }) => order > glyph.order && overlaps(box, glyph));
  if (above.some(({ kind, box }) => kind === "area" && contains(box, middle(glyph)))) return "hidden";
  if (colour !== null && isLike(colour, groundBelow(glyph, covers))) return "hidden";
  const isDoubtful =
    (clip !== null && isCut(glyph, clip)) ||
    above.some((cover) => liesUnder(glyph, cover) && (cover.kind !== "picture" || hidesPicture(cover))) ||
    slants.some((slant) => crosses(slant, glyph));
  return isDoubtful ? "doubtful" : "seen";
}

const overlaps = ({ x0, x1, y0, y1 }: Cover["box"], glyph: Glyph) =>
  x0 < glyph.x1 && x1 > glyph.x0 && y0 < glyph.baseline && y1 > glyph.baseline - glyph.size;

/** The colour that a character stands on: of what was painted there last, or of the bare page; null if unknown. */
function groundBelow(glyph: Glyph, covers: readonly Cover[]): string | null {
  const below = covers.findLast(
    ({ kind, box, order }) => kind !== "outline" && order < glyph.order && contains(box, middle(glyph)),
  );
  return below ? below.colour : "#ffffff";
}

/** How far the red, green and blue of two colours may differ that nobody tells apart. */
const sameColour = 15;

function isLike(colour: string, ground: string | null): boolean {
  if (ground === null) return false;
  return [1, 3, 5].every((at) => {
    const [one, other] = [colour, ground].map((code) => Number.parseInt(code.slice(at, at + 2), 16));
    return Math.abs((one ?? Number.NaN) - (other ?? Number.NaN)) <= sameColour;
  });
}
