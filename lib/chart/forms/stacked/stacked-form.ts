import { columnChart } from "@/lib/export/office/column-chart";
import type { Series } from "@/lib/series/series";
import { type LegendKey, swatchWidth } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import { palette, seriesColours } from "../../palette";
import type { DrawnFormEntry } from "../chart-form";
import { fewOrManySentence } from "../line/line-sentence";
import { planStacks } from "./stacked-plan";

const stack = (share: boolean) =>
  ({
    height: (_, width) => usualHeight(width),
    stretch: Number.POSITIVE_INFINITY,
    namesCut: (series, size) => planStacks(series, share, size).namesCut,
    legend: partLegend,
    hollow: false,
    sentence: fewOrManySentence,
    saysShares: share,
    native: (chart, style) => columnChart(chart, style, share ? "percent" : "stacked"),
  }) satisfies Partial<DrawnFormEntry>;

export const stackedForm: DrawnFormEntry = { label: "堆积", noun: "堆积柱形图", ...stack(false) };
export const shareForm: DrawnFormEntry = {
  label: "堆积占比",
  hint: "各项相加为100%，只用于件数，不用于比率。",
  noun: "百分比堆积柱形图",
  ...stack(true),
};

function partLegend({ lines }: Series): LegendKey[] {
  return lines.map(({ key, name }, index) => {
    const colour = seriesColours[index] ?? palette.context;
    return { key, name, colour, order: index + 1, strokeWidth: swatchWidth, swatch: true };
  });
}
