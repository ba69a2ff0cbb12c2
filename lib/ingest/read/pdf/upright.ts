import { type Cover, glyphVisibility } from "./glyph-visibility";
import {
  containsPoint,
  type Glyph,
  glyphCentre,
  type PagePoint,
  type PdfPage,
  type Rectangle,
  type Ruling,
} from "./page-shapes";
import type { PaintedGlyph, PaintedPage } from "./paint-state";

type Turn = 0 | 1 | 2 | 3;
type Size = { width: number; height: number };

/**
 * The page turned so that most of its text runs from left to right, without what nobody sees and slanting watermarks.
 * @param hidesPicture whether a picture painted into a box hides what is below it
 */
export function uprightPage(
  painted: PaintedPage,
  size: Size,
  hidesPicture: (box: Rectangle) => boolean,
): PdfPage {
  const turn = mostTurned(painted.glyphs);
  const turned = turn % 2 === 1 ? { width: size.height, height: size.width } : size;
  const at = (point: PagePoint) => turnPoint(point, turn, size);
  const hiding = {
    covers: painted.covers.map((cover) => turnCover(cover, at)),
    slants: painted.slants.map((slant) => ({ ...slant, from: at(slant.from), to: at(slant.to) })),
  };
  const hides = picturesThatHide(painted.covers, hiding.covers, hidesPicture);
  const page = { x0: 0, y0: 0, x1: turned.width, y1: turned.height };
  const glyphs: Glyph[] = [];
  let hidden = 0;
  for (const item of painted.glyphs) {
    if (isSlanting(item.advance)) continue;
    const glyph = uprightGlyph(item, at);
    if (!containsPoint(page, glyphCentre(glyph))) continue;
    const clip = item.clip && turnBox(item.clip, at);
    const visibility = glyphVisibility({ ...item, clip }, glyph, hiding, hides);
    if (visibility === "seen") glyphs.push(glyph);
    else if (visibility === "doubtful") glyphs.push({ ...glyph, doubtful: true });
    else if (glyph.text.trim() !== "") hidden += 1;
  }
  return {
    ...turned,
    glyphs,
    rulings: painted.rulings.map((ruling) => turnRuling(ruling, at)),
    areas: hiding.covers.flatMap(({ kind, box }) => (kind === "area" ? [box] : [])),
    hidden,
    pictureOverText: pictureOver(glyphs, hiding.covers, turned, hides),
  };
}

/** Asks of each picture once whether it hides; by the box in which it was painted, before the page was turned. */
function picturesThatHide(
  painted: readonly Cover[],
  turned: readonly Cover[],
  hidesPicture: (box: Rectangle) => boolean,
): (cover: Cover) => boolean {
  const known = new Map<Cover, boolean>();
  return (cover) => {
    const before = known.get(cover);
    if (before !== undefined) return before;
    const hides = hidesPicture((painted[turned.indexOf(cover)] ?? cover).box);
    known.set(cover, hides);
    return hides;
  };
}

/** Whether a picture as large as the page lies over all text. */
function pictureOver(
  glyphs: readonly Glyph[],
  covers: readonly Cover[],
  { width, height }: Size,
  hides: (cover: Cover) => boolean,
): PdfPage["pictureOverText"] {
  const isLarge = ({ box }: Cover) => (box.x1 - box.x0) * (box.y1 - box.y0) > width * height * 0.6;
  const picture = covers.findLast((cover) => cover.kind === "picture" && isLarge(cover));
  const seen = glyphs.filter(({ text }) => text.trim() !== "");
  if (!picture || seen.length === 0 || seen.some(({ order }) => order > picture.order)) return "none";
  return hides(picture) ? "opaque" : "some";
}

const turnCover = (cover: Cover, at: (point: PagePoint) => PagePoint): Cover => ({
  ...cover,
  box: turnBox(cover.box, at),
  corners: cover.corners.map((part) => part.map(at)),
});

function mostTurned(glyphs: readonly PaintedGlyph[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const { advance, vertical, text } of glyphs)
    if (!vertical && text.trim() !== "") {
      const turn = turnOf(advance);
      counts[turn] = (counts[turn] ?? Number.NaN) + 1;
    }
  const most = Math.max(...counts);
  const turn = counts.indexOf(most);
  return turn === 1 || turn === 2 || turn === 3 ? turn : 0;
}

/** By how many quarters, clockwise as seen, the text is turned. */
function turnOf({ x, y }: PagePoint): Turn {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}

/** Whether text runs neither along the sides of the page nor nearly so. */
const isSlanting = ({ x, y }: PagePoint) =>
  Math.min(Math.abs(x), Math.abs(y)) > Math.max(Math.abs(x), Math.abs(y)) * 0.2;

function turnPoint({ x, y }: PagePoint, turn: Turn, { width, height }: Size): PagePoint {
  switch (turn) {
    case 0:
      return { x, y };
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
  }
}

function turnBox({ x0, y0, x1, y1 }: Rectangle, at: (point: PagePoint) => PagePoint): Rectangle {
  const a = at({ x: x0, y: y0 });
  const b = at({ x: x1, y: y1 });
  return { x0: Math.min(a.x, b.x), y0: Math.min(a.y, b.y), x1: Math.max(a.x, b.x), y1: Math.max(a.y, b.y) };
}

function turnRuling(
  { horizontal, at: place, from, to }: Ruling,
  at: (point: PagePoint) => PagePoint,
): Ruling {
  const a = at(horizontal ? { x: from, y: place } : { x: place, y: from });
  const b = at(horizontal ? { x: to, y: place } : { x: place, y: to });
  const across = Math.abs(a.x - b.x) >= Math.abs(a.y - b.y);
  return across
    ? { horizontal: true, at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }
    : { horizontal: false, at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) };
}

/** A character that stands on its side keeps its place: it is given the square around its middle. */
function uprightGlyph(item: PaintedGlyph, at: (point: PagePoint) => PagePoint): Glyph {
  const foot = at(item.foot);
  const end = at({ x: item.foot.x + item.advance.x, y: item.foot.y + item.advance.y });
  const { text, size, order, run } = item;
  const across = end.x - foot.x;
  const down = end.y - foot.y;
  if (Math.abs(down) <= Math.abs(across) * 0.3 && across >= 0)
    return { text, x0: foot.x, x1: end.x, baseline: (foot.y + end.y) / 2, size, order, run };
  const length = Math.hypot(across, down);
  const up = length > 0 ? { x: down / length, y: -across / length } : { x: 0, y: -1 };
  const centre = {
    x: (foot.x + end.x) / 2 + up.x * size * 0.35,
    y: (foot.y + end.y) / 2 + up.y * size * 0.35,
  };
  return {
    text,
    x0: centre.x - size / 2,
    x1: centre.x + size / 2,
    baseline: centre.y + size * 0.35,
    size,
    order,
    run,
  };
}
