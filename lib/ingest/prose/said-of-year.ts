import type { Clause } from "./clause";

const plans =
  /将(?!近)|拟|计划|打算|下一步|今后|力争|争取|目标|确保|预计|要求|任务|明年|次年|下一?年|年底前|不少于|不低于|不得|至少|原则上|应当|须|需(?!求)/;
const others =
  /(?<!\d)20\d\d(?=[年至到—–~-])|上一?年(?!度?结转)|去年|往年|同期|前年|近年|今年|年来|期间|试点|同比|环比|相比|较/;
const parts = /半年|季度|月|每|平均|日均|年均|人均/;
const sinceLongAgo = /截至|截止|至今|以来|历年|迄今|目前|当前|现有|现已|始终/;

/**
 * Whether what a sentence states at the end of the given clauses is surely done, and of the whole year reported.
 * @param kind a `flow` is counted over the year, a `stock` stands at its end
 */
export function isSaidOfYear(clauses: readonly Clause[], kind: "flow" | "stock"): boolean {
  const text = clauses.map((clause) => clause.text).join("，");
  if (plans.test(text) || others.test(text)) return false;
  if (kind === "stock") return true;
  if (parts.test(text) || sinceLongAgo.test(text)) return false;
  return !/累计/.test(text) || /本年|全年|年内/.test(text);
}

/** A paragraph that opens with another year goes on about it. */
export function opensWithOtherYear(paragraph: string, year: number): boolean {
  const named = /(?:^|[。\n])(?:在|回顾)?(?:(20\d\d)年|上一?年|去年|今后|下一步|明年)/g;
  return [...paragraph.matchAll(named)].some(([, digits]) => digits === undefined || Number(digits) !== year);
}
