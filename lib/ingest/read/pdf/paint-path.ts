import type { Cover } from "./glyph-visibility";
import {
  boundsOf,
  intersect,
  type Matrix,
  numbersOf,
  type PagePoint,
  type Rectangle,
  type Ruling,
  transformPoint,
} from "./page-shapes";
import { alphaOf, isOpaque, type Painter } from "./paint-state";
import { addLine } from "./rulings";

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
  const outline: (readonly PagePoint[])[] = [];
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
  const box = boundsOf([transformPoint(matrix, 0, 0), transformPoint(matrix, 1, 1)]);
  if (box && isOpaque(painter.state)) addCover(painter, "picture", box);
}

const thin = 3.5;
const straight = 0.7;

/** A path's corners, part by part, as they stand on the page. Curves count by where they end. */
function partsOf(data: readonly number[], matrix: Matrix): PagePoint[][] {
  const parts: PagePoint[][] = [];
  let part: PagePoint[] = [];
  const add = (x: number | undefined, y: number | undefined) => {
    if (x !== undefined && y !== undefined) part.push(transformPoint(matrix, x, y));
  };
  for (let at = 0; at < data.length; ) {
    const kind = data[at];
    if (kind === 0) {
      part = [];
      parts.push(part);
      add(data[at + 1], data[at + 2]);
      at += 3;
    } else if (kind === 1) {
      add(data[at + 1], data[at + 2]);
      at += 3;
    } else if (kind === 2) {
      add(data[at + 5], data[at + 6]);
      at += 7;
    } else if (kind === 3) {
      add(data[at + 3], data[at + 4]);
      at += 5;
    } else {
      const [first] = part;
      if (first) part.push(first);
      at += 1;
    }
  }
  return parts;
}

/** The lines among the sides of a path that is drawn with a pen. */
function strokedLines(parts: readonly (readonly PagePoint[])[]): Ruling[] {
  return parts.flatMap((part) =>
    part.slice(1).flatMap((end, index) => {
      const start = part[index];
      return start ? (rulingBetween(start, end) ?? []) : [];
    }),
  );
}

/** Shorter slanting lines are parts of letters and seals. */
const shortestSlant = 6;

/**
 * The slanting lines among the sides of a path that is drawn with a pen, curves left out, and filled strips no wider
 * than a line, as some programs draw them.
 */
function slantsOf(
  data: readonly number[],
  matrix: Matrix,
  stroked: boolean,
): { from: PagePoint; to: PagePoint }[] {
  const slants: { from: PagePoint; to: PagePoint }[] = [];
  let before: PagePoint | null = null;
  const add = (from: PagePoint, to: PagePoint) => {
    const [across, down] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (Math.min(across, down) > straight && Math.hypot(across, down) >= shortestSlant)
      slants.push({ from, to });
  };
  for (let at = 0; at < data.length; ) {
    const kind = data[at];
    const length = kind === 2 ? 7 : kind === 3 ? 5 : kind === 0 || kind === 1 ? 3 : 1;
    const [x, y] = [data[at + length - 2], data[at + length - 1]];
    const here: PagePoint | null =
      length > 1 && x !== undefined && y !== undefined ? transformPoint(matrix, x, y) : null;
    if (kind === 1 && before && here && stroked) add(before, here);
    before = here;
    at += length;
  }
  if (!stroked)
    for (const part of partsOf(data, matrix)) for (const [from, to] of stripOf(part)) add(from, to);
  return slants;
}

/** The middle line of a filled part of four corners if it is as thin as a line. */
function stripOf(part: readonly PagePoint[]): [PagePoint, PagePoint][] {
  const [a, b, c, d] = part;
  if (!a || !b || !c || !d || part.length > 5) return [];
  const between = (one: PagePoint, other: PagePoint): PagePoint => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  });
  const length = (one: PagePoint, other: PagePoint) => Math.hypot(one.x - other.x, one.y - other.y);
  const [lengthwise, across] = [length(a, b) + length(c, d), length(b, c) + length(d, a)];
  if (Math.min(lengthwise, across) > thin * 2) return [];
  return [lengthwise > across ? [between(a, d), between(b, c)] : [between(a, b), between(c, d)]];
}

/** A filled part as a line where it is thin, be it a dot, else as an area; null where it is no upright rectangle. */
function filledShape(part: readonly PagePoint[]): Ruling | Rectangle | null {
  const box = boundsOf(part);
  if (!box || !part.every((point) => onEdge(point, box)) || !isUpright(part)) return null;
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  if (Math.min(width, height) > thin) return box;
  return width >= height
    ? { horizontal: true, at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1 }
    : { horizontal: false, at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1 };
}

/** Whether the sides of a part are level or upright, but where they turn a corner. */
const isUpright = (part: readonly PagePoint[]) =>
  part.every((end, index) => {
    const start = part.at(index - 1) ?? end;
    const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
    return Math.min(across, down) <= straight || Math.max(across, down) <= thin;
  });

const near = (a: number, b: number) => Math.abs(a - b) <= straight;
const onEdge = ({ x, y }: PagePoint, box: Rectangle) =>
  near(x, box.x0) || near(x, box.x1) || near(y, box.y0) || near(y, box.y1);

function rulingBetween(start: PagePoint, end: PagePoint): Ruling | null {
  const across = Math.abs(end.x - start.x);
  const down = Math.abs(end.y - start.y);
  if (down <= straight && across >= down)
    return { horizontal: true, at: (start.y + end.y) / 2, ...ordered(start.x, end.x) };
  if (across <= straight) return { horizontal: false, at: (start.x + end.x) / 2, ...ordered(start.y, end.y) };
  return null;
}

const ordered = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });
