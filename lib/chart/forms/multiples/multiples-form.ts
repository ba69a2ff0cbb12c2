import type { DrawnFormEntry } from "../chart-form";
import { restText } from "../chart-form";
import { fewOrManySentence } from "../line/line-sentence";
import { changeSentence } from "../slope/slope-sentence";
import { planMultiples } from "./multiples-plan";

export const multiplesForm: DrawnFormEntry = {
  label: "分机关小图",
  hint: "每个机关一张小图，纵轴相同。",
  noun: "分机关小图",
  height: (series, width) => planMultiples(series, width).needed,
  stretch: 1,
  namesCut: (series, { width }) => planMultiples(series, width).namesCut,
  legend: () => [],
  hollow: true,
  sentence: (series, group) =>
    series.years.length > 1 ? changeSentence(series, group) : fewOrManySentence(series, group),
  native: null,
  shortening: {
    counted: ({ lines }) => lines.filter(({ role }) => role === "series"),
    // Those that are left out stay grey behind those that are kept.
    without: (series, keys) => ({
      ...series,
      lines: series.lines.map((line) =>
        line.role === "series" && keys.has(line.key) ? { ...line, role: "context" } : line,
      ),
    }),
    note: (_, most, left) => `图中是前${most}个；${restText(left)}没有单独的小图，只画作灰线`,
  },
};
