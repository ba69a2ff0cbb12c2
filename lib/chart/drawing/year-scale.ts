import { textWidth } from "../text-width";
import { fontSize, type Plot, scale } from "./plot";

/** Room between the axis and the first year, and between the last year and the labels, in px. */
export const yearPadding = { left: 18, right: 12 } as const;

export type YearScale = {
  domain: [number, number];
  x: (year: number) => number;
  /** The years with a label: as many as fit, the last always. */
  labelled: number[];
};

export const yearText = (year: number) => `${year}年`;

/** Places whole years on the width of a plot. Throws if there is no year. */
export function yearScale(years: readonly number[], plot: Plot): YearScale {
  if (years.length === 0) throw new Error("a chart needs at least one year");
  const first = Math.min(...years);
  const last = Math.max(...years);
  const domain: [number, number] = first === last ? [first - 1, last + 1] : [first, last];
  const left = plot.left + yearPadding.left;
  const right = plot.right - yearPadding.right;
  const apart = (right - left) / (domain[1] - domain[0]);
  const every = Math.max(1, Math.ceil((textWidth(yearText(last), fontSize) + 10) / apart));
  return {
    domain,
    x: scale(domain[0], domain[1], left, right),
    labelled: years.filter((year) => (last - year) % every === 0),
  };
}
