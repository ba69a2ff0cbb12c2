import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { planFunnel } from "./funnel-plan";
import { funnelSentence } from "./funnel-sentence";

export const funnelForm: DrawnFormEntry = {
  label: "漏斗图（占比，截止年）",
  hint: "横轴是全部（分母），纵轴是占比。全部越少，只因偶然的差别越大：在曲线之间的，与合计的差别可以只是偶然。",
  noun: "漏斗图",
  height: (_, width) => usualHeight(width) + 80,
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planFunnel(series, size).namesCut,
  legend: () => [],
  hollow: false,
  sentence: funnelSentence,
  native: null,
};
