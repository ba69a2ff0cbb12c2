import type { Form } from "./cell";

/** Where a series changes its meaning: between two reports on these forms, with the words to show. */
export type Break = {
  id: string;
  before: readonly Form[];
  after: Form;
  zh: string;
  explain: string;
};

export const breaks: readonly Break[] = [
  {
    id: "form-2021",
    before: ["2019"],
    after: "2021",
    zh: "改用新格式",
    explain:
      "申请办理和复议诉讼各项口径相同，可以相连；其他处理由一项分为三项，按合计相连；主动公开部分只有处理决定数量可以相连，其余各项不能相连。",
  },
  {
    id: "form-2019",
    before: ["2014"],
    after: "2019",
    zh: "改用2019年格式",
    explain: "2014年统计表没有申请人分类和结转，答复分类也不同，与以后各年不能相连。",
  },
];

/** The break between reports on two forms, if the forms differ. */
export function breakBetween(before: Form, after: Form): Break | undefined {
  return breaks.find((item) => item.after === after && item.before.includes(before));
}
