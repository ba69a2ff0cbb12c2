import type { Cover } from "./covers";
import { addLine } from "./dotted-lines";
import { apply, numbersOf, type Point } from "./matrix";
import type { Rectangle } from "./page-shapes";
import { alphaOf, intersect, isOpaque } from "./paint-state";
import type { Painter } from "./painter";
import { boundsOf, filledShape, partsOf, slantsOf, strokedLines } from "./path-lines";

/** So many outlines and slanting lines make a drawing, in which no table stands. */
const most = 5000;
const thickestLine = 4;
/** Points; what is thinner than a digit hides none. */
const thinnestOutline = 4;
/** Among more shapes of one path no frames are looked for. */
const mostShapes = 200;

const strokes = new Set([20, 21]);
const fills = new Set([22, 23]);
const fillsAndStrokes = new Set([24, 25, 26, 27]);

/** Adds the lines, areas and outlines of a path; a frame that it makes is in force for what follows. */
export function constructPath(painter: Painter, [kind, data]: readonly unknown[]): void {
  const { state, page, order } = painter;
  const numbers = Array.isArray(data) ? numbersOf(data[0]) : [];
  const parts = partsOf(numbers, state.matrix);
  if (painter.clipNext) {
    const box = boundsOf(parts.flat());
    if (box) state.clip = intersect(state.clip, box);
    painter.clipNext = false;
  }
  if (typeof kind !== "number" || painter.layers.includes(false)) return;
  const both = fillsAndStrokes.has(kind);
  if (strokes.has(kind) || both) {
    const { matrix, lineWidth } = state;
    if (lineWidth * Math.hypot(matrix[0], matrix[1]) <= thickestLine)
      for (const line of strokedLines(parts)) addLine(page.rulings, line);
  }
  for (const slant of slantsOf(numbers, state.matrix, strokes.has(kind) || both))
    if (alphaOf(state) > 0 && page.slants.length < most) page.slants.push({ ...slant, order });
  if (!fills.has(kind) && !both) return;
  const shapes = parts.map((part) => ({ part, shape: filledShape(part) }));
  const areas = shapes
    .slice(0, mostShapes)
    .flatMap(({ shape }) => (shape && !("at" in shape) ? [shape] : []));
  const outline: (readonly Point[])[] = [];
  for (const { part, shape } of shapes) {
    if (shape && "at" in shape) addLine(page.rulings, shape);
    else if (!shape || areas.some((other) => isNested(shape, other))) outline.push(part);
    else if (isOpaque(state)) addCover(painter, "area", shape);
  }
  const box = boundsOf(outline.flat());
  if (page.covers.length >= most) return;
  if (box && isOpaque(state) && Math.min(box.x1 - box.x0, box.y1 - box.y0) > thinnestOutline)
    addCover(painter, "outline", box, outline);
}

/** One rectangle inside another in the same path is a hole: together they make a frame. */
function isNested(one: Rectangle, other: Rectangle): boolean {
  const holds = (outer: Rectangle, inner: Rectangle) =>
    outer.x0 <= inner.x0 && outer.x1 >= inner.x1 && outer.y0 <= inner.y0 && outer.y1 >= inner.y1;
  return one !== other && (holds(one, other) || holds(other, one));
}

function addCover(
  { page, state, order }: Painter,
  kind: Cover["kind"],
  box: Rectangle,
  corners: Cover["corners"] = [],
): void {
  const colour = kind === "area" ? state.colour : null;
  page.covers.push({ kind, box: intersect(state.clip, box), order, colour, corners });
}

/** Pictures are not decoded and leave no instruction, only the matrix that put them in their place. */
export function addPicture(painter: Painter): void {
  const { matrix } = painter.state;
  const box = boundsOf([apply(matrix, 0, 0), apply(matrix, 1, 1)]);
  if (box && isOpaque(painter.state)) addCover(painter, "picture", box);
}
