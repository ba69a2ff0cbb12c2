import type { ChartValueAxis } from "docx/charts";
import { roundTicks } from "@/lib/chart/drawing/round-ticks";
import type { Series } from "@/lib/series/series";
import { plainText } from "../plain-text";
import { axisFormat, type ChartDress, lettersOf } from "./chart-dress";

/**
 * The axis that bars stand on, from zero or, where there is less, from the round number below the least: left alone Office
 * begins close below figures that are alike. Its other end is Office's, so that nothing is clipped.
 * @param tips where bars or stacks of bars end
 */
export function barAxis(series: Series, dress: ChartDress, tips: readonly number[]): ChartValueAxis {
  const { low } = roundTicks(tips, { zero: true, whole: series.unit !== "%" });
  return {
    ...base(series, dress, tips),
    minimum: low,
    ...(low < 0 && Math.max(...tips) <= 0 ? { maximum: 0 } : {}),
  };
}

/** The axis of lines, which begins where the drawing's does and says so where that is above zero. */
export function lineAxis(series: Series, dress: ChartDress): ChartValueAxis {
  const { years, lines } = series;
  const values = lines.flatMap(({ points }) =>
    points.flatMap(({ year, value }) => (years.includes(year) ? (value ?? []) : [])),
  );
  const { low } = roundTicks(values, { zero: false, whole: series.unit !== "%" });
  return {
    ...base(series, dress, values),
    minimum: low,
    ...(low > 0 ? { title: { text: "纵轴不从0起", font: lettersOf(dress) } } : {}),
  };
}

/** An axis of a scatter plot, named, and from where the drawing's begins. */
export function dotAxis(
  series: Series | undefined,
  dress: ChartDress,
  values: readonly number[],
): ChartValueAxis {
  const unit = series?.unit ?? "件";
  const { low } = roundTicks(values, { zero: false, whole: unit !== "%" });
  const title = series ? `${plainText(series.title)}（${unit}）${low > 0 ? "，不从0起" : ""}` : "";
  return {
    title: { text: title, font: lettersOf(dress) },
    numberFormat: axisFormat(unit),
    font: lettersOf(dress),
    minimum: low,
  };
}

/** Few things are counted singly. */
function base(series: Series, dress: ChartDress, values: readonly number[]): ChartValueAxis {
  const few =
    series.unit !== "%" && Math.max(0, ...values) <= mostSingly && Math.min(0, ...values) >= -mostSingly;
  return {
    numberFormat: axisFormat(series.unit),
    font: lettersOf(dress),
    ...(few ? { interval: 1 } : {}),
  };
}

const mostSingly = 6;
