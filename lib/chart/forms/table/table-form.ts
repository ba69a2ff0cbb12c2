import type { ChartFormEntry } from "../chart-form";
import { fewOrManySentence } from "../line/line-sentence";

/** The figures alone; Office has them as a table of its own. */
export const tableForm: ChartFormEntry = {
  label: "表格",
  noun: "表格",
  sentence: fewOrManySentence,
  native: null,
};
