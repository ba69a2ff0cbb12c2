/** x' = a·x + c·y + e, y' = b·x + d·y + f; as in PDF. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** What `inner` does first and `outer` afterwards. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export type Point = { x: number; y: number };

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => ({
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
