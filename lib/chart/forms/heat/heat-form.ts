import { rankingSentence } from "../bar/bar-sentence";
import type { DrawnFormEntry } from "../chart-form";
import { restText } from "../chart-form";
import { planHeat } from "./heat-plan";

export const heatForm: DrawnFormEntry = {
  label: "色块表",
  hint: "一项指标按年份展开；两项以上并列截止年的数，可以按其中一项排序。数分五级，各级机关数大致相等。",
  noun: "色块表",
  height: (series, width) => planHeat(series, width).needed,
  stretch: 1,
  namesCut: (series, { width }) => planHeat(series, width).namesCut,
  legend: () => [],
  hollow: false,
  sentence: (series, group) =>
    [series, ...series.beside]
      .map((one) => rankingSentence({ ...one, years: series.years }, group))
      .join("；"),
  native: null,
  shortening: {
    note: (_, most, left) => `图中是前${most}个，颜色只按这些分级；${restText(left)}没有画出`,
  },
};
