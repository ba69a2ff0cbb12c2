import type { Line, Point } from "@/lib/series/series";

/** An agency in a funnel: its share of a whole; `isSmall` where the whole is too small to say anything. */
export type FunnelPoint = { line: Line; point: Point; share: number; whole: number; isSmall: boolean };

/** Those that can be drawn: with a part and a whole that can be true, also where the whole is too small for a rate. */
export function drawnDots({ lines }: { lines: readonly Line[] }): FunnelPoint[] {
  return lines.flatMap((line): FunnelPoint[] => {
    const point = line.points.at(-1);
    if (line.role === "reference" || !point || point.impossible > 0) return [];
    const { part, whole, value, missing } = point;
    const isSmall = value === null && missing === "no_base";
    if (part === null || whole === null || whole <= 0 || (value === null && !isSmall)) return [];
    return [{ line, point, share: part / whole, whole, isSmall }];
  });
}

/** Whether a share lies outside the wider limits, of 99.8 %. */
export const isFarOut = ({ standing }: Point): boolean =>
  standing?.against === "far_above" || standing?.against === "far_below";
