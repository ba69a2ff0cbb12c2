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

/** A filled part as a line where it is thin, be it a dot, else as an area; null where it is no upright rectangle. */
export function filledShape(part: readonly Point[]): Ruling | Rectangle | null {
  const box = boundsOf(part);
  if (!box || !part.every((point) => onEdge(point, box))) return null;
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
