import type { Series } from "@/lib/series/series";

/** What a chart is called: its indicators, `新收申请、公开率`. */
export function chartTitle(series: Series): string {
  return [series, ...series.beside].map(({ title }) => title).join("、");
}

/** `单位：件` and group and years; with several indicators all their units, once each. */
export function chartSubtitle(series: Series): string {
  const units = [...new Set([series, ...series.beside].map(({ unit }) => unit))];
  return series.subtitle.replace(/^单位：[^ ]+/, `单位：${units.join("、")}`);
}

/** `2024年`, `2019–2025年`. */
export function yearsText(years: readonly number[]): string {
  const first = Math.min(...years);
  const last = Math.max(...years);
  return first === last ? `${last}年` : `${first}–${last}年`;
}
