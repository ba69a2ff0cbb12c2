import type { Form } from "./cell";

/** Share of the agencies concerned below which no change is stated and no line is joined (CHECKS §4). */
export const smallestCoverage = 0.8;

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

/** What a change of the form means for some indicators: whether their series go on over it, in one clause. */
type BreakClause = {
  /** Ids, or beginnings of ids that end with a dot, to which it applies; empty: to all others. */
  of: readonly string[];
  joined: boolean;
  explain: string;
};

/** A change between two forms, with the words to show and a clause for every indicator: the first that applies. */
type Break = {
  id: string;
  before: readonly Form[];
  after: readonly Form[];
  zh: string;
  clauses: readonly BreakClause[];
};

const prose: BreakClause = { of: ["prose."], joined: true, explain: "正文中的数与表式无关，可以相连" };

export const breaks: readonly Break[] = [
  {
    id: "form-2021",
    before: ["2019"],
    after: ["2021"],
    zh: "改用新格式",
    clauses: [
      prose,
      {
        of: ["sum.otherwise", "rate.otherwise"],
        joined: true,
        explain: "其他处理由一项分为三项，按合计相连",
      },
      {
        of: ["requests.otherwise."],
        joined: false,
        explain: "其他处理由一项分为三项，各项没有上一格式的对应，不能相连",
      },
      {
        of: ["requests.", "disputes.", "sum.", "rate."],
        joined: true,
        explain: "申请办理和复议诉讼各项口径相同，可以相连",
      },
      {
        of: [
          "disclosure.licensing.decisions",
          "disclosure.penalties.decisions",
          "disclosure.coercion.decisions",
        ],
        joined: true,
        explain: "处理决定数量口径相同，可以相连",
      },
      { of: [], joined: false, explain: "主动公开部分除处理决定数量外口径不同，不能相连" },
    ],
  },
  {
    id: "form-2014",
    before: ["2014"],
    after: ["2019", "2021"],
    zh: "改用三张表的格式",
    clauses: [
      prose,
      {
        of: [],
        joined: false,
        explain: "2014年统计表没有申请人分类和结转，答复分类也不同，与以后各年不能相连",
      },
    ],
  },
];

/** The change between reports on two forms in either order, and what it means for an indicator; none for one form. */
export function breakBetween(
  indicator: string,
  before: Form,
  after: Form,
): { item: Break; clause: BreakClause } | null {
  if (before === after) return null;
  const goesBetween = (item: Break, from: Form, to: Form) =>
    item.before.includes(from) && item.after.includes(to);
  const item = breaks.find((one) => goesBetween(one, before, after) || goesBetween(one, after, before));
  const clause = item?.clauses.find(({ of }) => applies(of, indicator));
  return item && clause ? { item, clause } : null;
}

const applies = (of: readonly string[], id: string) =>
  of.length === 0 || of.some((one) => id === one || (one.endsWith(".") && id.startsWith(one)));
