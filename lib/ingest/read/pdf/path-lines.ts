import { apply, type Matrix, type Point } from "./matrix";
import type { Rectangle, Ruling } from "./page-shapes";

const thin = 3.5;
const straight = 0.7;

/** A path's corners, part by part, as they stand on the page. Curves count by where they end. */
export function partsOf(data: readonly number[], matrix: Matrix): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  const add = (x: number | undefined, y: number | undefined) => {
    if (x !== undefined && y !== undefined) part.push(apply(matrix, x, y));
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
export function strokedLines(parts: readonly (readonly Point[])[]): Ruling[] {
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
export function slantsOf(
  data: readonly number[],
  matrix: Matrix,
  stroked: boolean,
): { from: Point; to: Point }[] {
  const slants: { from: Point; to: Point }[] = [];
  let before: Point | null = null;
  const add = (from: Point, to: Point) => {
    const [across, down] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (Math.min(across, down) > straight && Math.hypot(across, down) >= shortestSlant)
      slants.push({ from, to });
  };
  for (let at = 0; at < data.length; ) {
    const kind = data[at];
    const length = kind === 2 ? 7 : kind === 3 ? 5 : kind === 0 || kind === 1 ? 3 : 1;
    const [x, y] = [data[at + length - 2], data[at + length - 1]];
    const here: Point | null = length > 1 && x !== undefined && y !== undefined ? apply(matrix, x, y) : null;
    if (kind === 1 && before && here && stroked) add(before, here);
    before = here;
    at += length;
  }
  if (!stroked)
    for (const part of partsOf(data, matrix)) for (const [from, to] of stripOf(part)) add(from, to);
  return slants;
}

/** The middle line of a filled part of four corners if it is as thin as a line. */
function stripOf(part: readonly Point[]): [Point, Point][] {
  const [a, b, c, d] = part;
  if (!a || !b || !c || !d || part.length > 5) return [];
  const between = (one: Point, other: Point): Point => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  });
  const length = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
  const [lengthwise, across] = [length(a, b) + length(c, d), length(b, c) + length(d, a)];
  if (Math.min(lengthwise, across) > thin * 2) return [];
  return [lengthwise > across ? [between(a, d), between(b, c)] : [between(a, b), between(c, d)]];
}

/** A filled part as a line where it is thin, be it a dot, else as an area; null where it is no upright rectangle. */
export function filledShape(part: readonly Point[]): Ruling | Rectangle | null {
  const box = boundsOf(part);
  if (!box || !part.every((point) => onEdge(point, box)) || !isUpright(part)) return null;
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  if (Math.min(width, height) > thin) return box;
  return width >= height
    ? { horizontal: true, at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1 }
    : { horizontal: false, at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1 };
}

export function boundsOf(points: readonly Point[]): Rectangle | null {
  const [first] = points;
  if (!first) return null;
  const box = { x0: first.x, y0: first.y, x1: first.x, y1: first.y };
  for (const { x, y } of points) {
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  }
  return box;
}

/** Whether the sides of a part are level or upright, but where they turn a corner. */
const isUpright = (part: readonly Point[]) =>
  part.every((end, index) => {
    const start = part.at(index - 1) ?? end;
    const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)];
    return Math.min(across, down) <= straight || Math.max(across, down) <= thin;
  });

const near = (a: number, b: number) => Math.abs(a - b) <= straight;
const onEdge = ({ x, y }: Point, box: Rectangle) =>
  near(x, box.x0) || near(x, box.x1) || near(y, box.y0) || near(y, box.y1);

function rulingBetween(start: Point, end: Point): Ruling | null {
  const across = Math.abs(end.x - start.x);
  const down = Math.abs(end.y - start.y);
  if (down <= straight && across >= down)
    return { horizontal: true, at: (start.y + end.y) / 2, ...ordered(start.x, end.x) };
  if (across <= straight) return { horizontal: false, at: (start.x + end.x) / 2, ...ordered(start.y, end.y) };
  return null;
}

const ordered = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });
