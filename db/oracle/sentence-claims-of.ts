import type { ExportedChart } from "@/lib/export/exported-view";
import type { PointAnswer } from "@/lib/oracle/answer";
import {
  type Claims,
  figureText,
  funnelClaims,
  layerClaims,
  medianClaims,
  rankClaims,
  rankingClaims,
  slopeClaims,
  trendClaims,
} from "@/lib/oracle/sentence-claims";
import type { Series } from "@/lib/series/series";
import { formRules } from "./form-rules";

export type Answering = {
  /** The oracle's figure of a line of one of the chart's series. */
  point(of: Series, key: string, year: number): PointAnswer;
  /** Whether the series goes on from its first year to the last. */
  joined: boolean;
  /** The members that are there in the last year. */
  members: readonly string[];
  /** Whether totals are of the units with a figure in every year. */
  matched: boolean;
};

const fewLines = 6;

/** What the sentence of a chart must say; which lines the chart has is taken from it, every number from the oracle. */
export function claimsOf({ form, series, owner }: ExportedChart, answering: Answering): Claims[] {
  const [from, to] = [series.years[0] ?? 0, series.years.at(-1) ?? 0];
  const keysOf = (of: Series, roles: readonly string[]) =>
    of.lines.filter(({ role }) => roles.includes(role)).map(({ key }) => key);
  const main = keysOf(series, ["series"]);
  const last = (of: Series, key: string) => answering.point(of, key, to);
  const medians = (of: Series) =>
    keysOf(of, ["reference"])
      .filter((key) => key === "median")
      .map((key) => medianClaims(last(of, key), of.unit));
  const ranking = (of: Series) => {
    const keys = keysOf(of, ["series", "context"]).filter((key) => key !== "group");
    const points = keys.map((key) => last(of, key));
    const isCompared = points.some(({ value, impossible }) => value !== null && impossible === 0);
    return [rankingClaims(points, of.unit), ...(isCompared ? medians(of) : [])];
  };
  if (owner) {
    const points = main.map((key) => last(series, key));
    return [layerClaims(points, series.unit, form === "share")];
  }
  if (main.length === 0) return [];
  const { sentence } = formRules[form];
  if (sentence === "pairs") return pairClaims(series, keysOf(series, ["series", "context"]), last);
  if (sentence === "funnel")
    return [funnelClaims(keysOf(series, ["series", "context"]).map((key) => last(series, key)))];
  if (sentence === "ranking") return [series, ...series.beside].flatMap(ranking);
  if (sentence === "change" && from < to) {
    const pairs = main.map((key) => ({ before: answering.point(series, key, from), now: last(series, key) }));
    return [slopeClaims(pairs, answering.joined, series.unit)];
  }
  if (main.length > fewLines) return ranking(series);
  const [only, ...more] = main;
  if (only === undefined || more.length > 0) {
    const says = main.map((key) => figureText(last(series, key), series.unit));
    return [{ says, not: [] }, ...medians(series)];
  }
  const shown = keysOf(series, ["series", "context"]).filter((key) => answering.members.includes(key));
  const isWhole = shown.length > 1 && shown.length === answering.members.length && shown.includes(only);
  const own = last(series, only);
  const rank =
    isWhole && series.unit !== "%" && own.value !== null
      ? rankClaims(
          own,
          shown.map((key) => last(series, key)),
        )
      : { says: [], not: ["居"] };
  return [trendClaims(own, series.unit, answering.matched), rank, ...medians(series)];
}

/** How many of the points of a scatter plot have both figures. */
function pairClaims(
  series: Series,
  keys: readonly string[],
  last: (of: Series, key: string) => PointAnswer,
): Claims[] {
  const [other] = series.beside;
  if (!other) return [];
  let both = 0;
  for (const key of keys) if (last(series, key).value !== null && last(other, key).value !== null) both += 1;
  return [{ says: [`${keys.length}个机关中，${both}个的`], not: [] }];
}
