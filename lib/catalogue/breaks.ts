import type { Form } from "./cell";

/** What a change of the form means for some indicators: whether their series go on over it, in one clause. */
export type BreakClause = {
  /** Ids, or beginnings of ids that end with a dot, to which it applies; empty: to all others. */
  of: readonly string[];
  joined: boolean;
  explain: string;
};

/** A change between two forms, with the words to show and a clause for every indicator: the first that applies. */
export type Break = {
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
