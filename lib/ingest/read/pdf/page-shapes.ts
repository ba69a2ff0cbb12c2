/** One printed character. Points, y downwards from the top left corner of the page as it is seen. */
export type Glyph = {
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  /** Height of the letter M square. */
  size: number;
  /** Place in the order of painting. */
  order: number;
  /** Glyphs painted by one instruction have the same number. */
  run: number;
  /** Something may lie over it. */
  doubtful?: true;
};

/** A horizontal or vertical line as it was drawn, or a rectangle so thin that it stands for one. */
export type Ruling = { horizontal: boolean; at: number; from: number; to: number };

export type Rectangle = { x0: number; y0: number; x1: number; y1: number };

export type PdfPage = {
  width: number;
  height: number;
  glyphs: Glyph[];
  rulings: Ruling[];
  /** Filled areas that are no lines: shading, in the cells of some tables. */
  areas: Rectangle[];
  /** How many characters are there that nobody sees: written invisibly, or painted over. */
  hidden: number;
  /** Whether a picture as large as the page lies over the text, and whether one that hides it. */
  pictureOverText: "none" | "some" | "opaque";
};

/** Set over text that may be struck or stand elsewhere: no figure is read with it. */
export const doubtMark = "\u0336";

/** The characters with the mark on those over which something may lie. */
export const withDoubts = (glyphs: readonly Glyph[]): Glyph[] =>
  glyphs.map((glyph) => (glyph.doubtful ? { ...glyph, text: glyph.text + doubtMark } : glyph));

export const glyphCentre = (glyph: Glyph): PagePoint => ({
  x: (glyph.x0 + glyph.x1) / 2,
  y: glyph.baseline - glyph.size * 0.35,
});

export const containsPoint = (box: Rectangle, { x, y }: PagePoint, slack = 0) =>
  x >= box.x0 - slack && x <= box.x1 + slack && y >= box.y0 - slack && y <= box.y1 + slack;

/** x' = a·x + c·y + e, y' = b·x + d·y + f; as in PDF. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identityMatrix: Matrix = [1, 0, 0, 1, 0, 0];

/** What `inner` does first and `outer` afterwards. */
export function multiplyMatrices(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export type PagePoint = { x: number; y: number };

export const transformPoint = ([a, b, c, d, e, f]: Matrix, x: number, y: number): PagePoint => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

/** How long a unit across the direction of writing becomes. */
export const heightScale = ([, , c, d]: Matrix) => Math.hypot(c, d);

/** Six numbers as pdf.js sends them, in a list or one by one; null for anything else. */
export function matrixOf(value: unknown): Matrix | null {
  const parts = numbersOf(value);
  const [a, b, c, d, e, f] = parts;
  if (parts.length !== 6 || a === undefined || b === undefined || c === undefined) return null;
  if (d === undefined || e === undefined || f === undefined) return null;
  return [a, b, c, d, e, f];
}

/** The finite numbers of a list, be it an array or a typed one; empty if it holds anything else. */
export function numbersOf(value: unknown): number[] {
  const list: unknown[] =
    Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array
      ? Array.from<unknown>(value)
      : [];
  const numbers = list.filter((item): item is number => typeof item === "number" && Number.isFinite(item));
  return numbers.length === list.length ? numbers : [];
}

export function boundsOf(points: readonly PagePoint[]): Rectangle | null {
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

export function intersect(a: Rectangle | null, b: Rectangle): Rectangle {
  if (!a) return b;
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  };
}
