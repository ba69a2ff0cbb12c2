/** Share of the agencies concerned below which no change is stated and no line is joined (CHECKS §4). */
export const coverage = 0.8;

/** A change of a count is given in percent from this base on. */
export const comparableBase = 10;

/** Which agencies a total rests on: all with a figure in its year, or those with one in every year shown. */
export const bases = {
  all: { zh: "全部有数的机关", explain: "各年的合计各按当年有数的机关计，机关数逐年写明" },
  matched: { zh: "各年都有数的机关", explain: "只计所示各年都有数的机关，各年的机关相同" },
} as const;
export type Base = keyof typeof bases;

/** Whether figures that a check questions take part. */
export const qualities = {
  all: {
    zh: "含待核的数",
    explain: "有待核问题的数计入并标明；明显有误的数（负数、不是整数的件数、大于1的占比）不计入",
  },
  clean: { zh: "不含待核的数", explain: "有待核问题的数都不计入" },
} as const;
export type Quality = keyof typeof qualities;
