import type { DrawnFormEntry } from "../chart-form";
import { fromToText } from "../chart-form";
import { drawnRows } from "./folded-rows";
import { planRank, rankHeight } from "./rank-plan";
import { rankSentence } from "./rank-sentence";

export const rankForm: DrawnFormEntry = {
  label: "排名（截止年）",
  hint: "点是各机关的数；画有横线的，横线是95%区间，区间相交的机关先后不能断定。",
  noun: "带区间的点图",
  height: rankHeight,
  stretch: 1.5,
  namesCut: (series, size) => planRank(series, size).namesCut,
  legend: () => [],
  hollow: false,
  sentence: rankSentence,
  native: null,
  shortening: {
    counted: drawnRows,
    note: (_, most, left) =>
      `图中是前${most}个；其余${left.length}个（${fromToText(left.map(({ name }) => name))}）没有画出`,
  },
};
