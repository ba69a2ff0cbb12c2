import type { Line, Point, Series } from "@/lib/series/series";

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

/** When the figures of a series are of: `2024年`, `2019–2025年`, of shares put together their years. */
export const seriesYears = ({ years, pooled }: Pick<Series, "years" | "pooled">): string =>
  yearsText(pooled ? [pooled.from, pooled.to] : years);

/** A column of a series as a table: a year, or one of several indicators in a year. */
export type SeriesColumn = { key: string; of: Series; year: number; head: string };

/** The years; with indicators beside the series, each indicator's years one after another, named in the heads. */
export function seriesColumns(series: Series): SeriesColumn[] {
  const several = series.beside.length > 0;
  return [series, ...series.beside].flatMap((of, at) =>
    series.years.map((year) => {
      const named = `${of.title}（${of.unit === "%" ? "部分/全部" : of.unit}）`;
      const when = series.years.length > 1 ? ` ${year}年` : "";
      const head = several ? `${named}${when}` : of.pooled ? seriesYears(of) : `${year}年`;
      return { key: `${at} ${year}`, of, year, head };
    }),
  );
}

/** The head of the rows' names: the unit, where all columns have the same. */
export function rowsHead(series: Series): string {
  if (series.beside.length > 0) return series.years.map((year) => `${year}年`).join("、");
  return series.unit === "%" ? "占比（部分/全部）" : `单位：${series.unit}`;
}

/** A row's figure in a column; undefined where the agency was not there. */
export function pointIn({ of, year }: SeriesColumn, { key }: Line): Point | undefined {
  return of.lines.find((line) => line.key === key)?.points.find((point) => point.year === year);
}
