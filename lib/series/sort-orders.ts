import type { Direction } from "@/lib/catalogue/rates";
import type { Line, Point } from "./series";

/** The orders of a ranking: by division code, or by a number of each agency from its largest or its smallest. Ids are public. */
export const sortOrders = ["code", "high", "low", "largest", "smallest", "rise", "fall"] as const;
export type SortOrder = (typeof sortOrders)[number];

/** Those of a heat map, by one of its columns. */
export const heatOrders: readonly SortOrder[] = ["high", "low"];

export const sortNames: Record<SortOrder, string> = {
  code: "行政区划顺序",
  high: "数值由高到低",
  low: "数值由低到高",
  largest: "全部（分母）由多到少",
  smallest: "全部（分母）由少到多",
  rise: "比上年增加最多的在前",
  fall: "比上年减少最多的在前",
};

/**
 * The orders that may be offered where no ranking is published that begins with the worst: by the base, and by the figure only from
 * the end that the catalogue calls good.
 */
export function positiveOrders(direction: Direction): readonly SortOrder[] {
  const best: Record<Direction, readonly SortOrder[]> = {
    higher: ["high", "rise"],
    lower: ["low", "fall"],
    neither: [],
  };
  return ["code", ...best[direction], "largest", "smallest"];
}

const numbers: Record<Exclude<SortOrder, "code">, { of: (point: Point) => number | null; sign: 1 | -1 }> = {
  high: { of: ranked, sign: -1 },
  low: { of: ranked, sign: 1 },
  largest: { of: ({ whole }) => whole, sign: -1 },
  smallest: { of: ({ whole }) => whole, sign: 1 },
  rise: { of: changed, sign: -1 },
  fall: { of: changed, sign: 1 },
};

/** The lines in an order, by their last point; those without the number stay behind, equal ones in the order given. */
export function sortedLines(lines: readonly Line[], order: SortOrder): Line[] {
  if (order === "code") return [...lines];
  const { of, sign } = numbers[order];
  const keyed = lines.map((line) => {
    const point = line.points.at(-1);
    return { line, key: point ? of(point) : null };
  });
  return keyed
    .sort((a, b) =>
      a.key === null || b.key === null
        ? Number(a.key === null) - Number(b.key === null)
        : (a.key - b.key) * sign,
    )
    .map(({ line }) => line);
}

/** Impossible figures have no place. */
function ranked({ value, impossible }: Point): number | null {
  return impossible > 0 ? null : value;
}

function changed({ standing }: Point): number | null {
  const change = standing?.change;
  return !change || change.refused !== null ? null : change.now - change.before;
}
