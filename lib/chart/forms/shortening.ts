import type { Line, Series } from "@/lib/series/series";

/** How a picture leaves agencies out where not all have room. */
export type Shortening = {
  /** The agencies that take room of their own. */
  counted: (series: Series) => Line[];
  /** The same, those first that are kept. */
  ranked: (lines: Line[], series: Series) => Line[];
  /** The series in which the agencies with these keys take no room. */
  without: (series: Series, keys: ReadonlySet<string>) => Series;
  /** Which are shown and which are not, in words. */
  note: (series: Series, most: number, left: readonly Line[]) => string;
};

/** The first ones are kept; colours are then graded by those, and references stay. */
export const plainShortening: Shortening = {
  counted: ({ lines }) => lines.filter(({ role }) => role !== "reference"),
  ranked: (lines) => lines,
  without: (series, keys) => {
    const kept = (of: Series): Series => ({
      ...of,
      lines: of.lines.filter(({ role, key }) => role === "reference" || !keys.has(key)),
    });
    return { ...kept(series), beside: series.beside.map(kept) };
  },
  note: (_, most, left) => `图中是前${most}个；${restText(left)}没有画出`,
};

/** `其余12个（甲街道至丁镇）` */
export function restText(left: readonly Line[]): string {
  return `其余${left.length}个（${fromToText(left.map(({ name }) => name))}）`;
}

/** `甲`, `甲至丁`. */
export function fromToText(texts: readonly string[]): string {
  const [first = "", last = first] = [texts[0], texts.at(-1)];
  return first === last ? first : `${first}至${last}`;
}
