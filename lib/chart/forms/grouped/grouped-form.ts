import { columnChart } from "@/lib/export/office/column-chart";
import type { Series } from "@/lib/series/series";
import { inOrder, type LegendKey, paintLines, swatchWidth } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { fewOrManySentence } from "../line/line-sentence";
import { planGrouped } from "./grouped-plan";

export const groupedForm: DrawnFormEntry = {
  label: "并列柱形",
  hint: "选两个以上机关时并列各机关；不选机关时并列各项指标的合计。",
  noun: "并列柱形图",
  height: (_, width) => usualHeight(width),
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planGrouped(series, size).namesCut,
  legend: columnLegend,
  hollow: true,
  sentence: fewOrManySentence,
  native: (chart, style) => columnChart(chart, style, "none"),
};

/** Columns of one grey are told apart by their order alone, in which they are named. */
function columnLegend({ lines }: Series): LegendKey[] {
  const painted = inOrder(paintLines(lines.filter(({ role }) => role !== "reference")));
  const grey = painted.filter(({ tone }) => tone === "context");
  return painted.map((one) => {
    const { line, colour, order } = one;
    const name = grey.length > 1 && one === grey[0] ? `灰色从左到右：${line.name}` : line.name;
    return { key: line.key, name, colour, order, strokeWidth: swatchWidth, swatch: true };
  });
}
