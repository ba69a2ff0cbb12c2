import type { z } from "zod";

/** What the parameters of an address are called on the pages. */
const names: Record<string, string> = {
  what: "指标",
  region: "范围",
  kind: "单位",
  units: "机关",
  like: "比较对象",
  name: "分组名称",
  from: "起始年",
  to: "截止年",
  year: "年度",
  how: "图形",
  against: "参照",
  sort: "排序",
  by: "排序所按的指标",
  pool: "合并年数",
  scope: "口径",
  base: "合计所含",
  quality: "待核的数",
  status: "核对结果",
  state: "状态",
  years: "各年并列",
  form: "表式",
  cell: "格",
  check: "核对",
  severity: "程度",
  verdict: "处理",
  unit: "机关",
  part: "部分",
  applicant: "申请人",
  page: "页码",
  v: "数据版本",
  title: "标题",
  item: "视图",
  t: "标题",
  n: "备注",
};

const longestQuoted = 30;

/**
 * An issue with an address as a sentence that names the condition, quotes what was given and, where the `valid`
 * values are known, says what may be given instead.
 */
export function queryProblem(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, unknown>>,
  valid: Readonly<Record<string, string>> = {},
): string {
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(valid).join("、");
    const instead = known === "" ? "" : `，可以用的条件是${known}`;
    return `没有${issue.keys.slice(0, 5).map(quoted).join("、")}这样的条件${instead}`;
  }
  if (issue.code === "custom") return issue.message;
  const key = String(issue.path[0]);
  const name = names[key] ?? key;
  if (issue.code === "too_big" && issue.origin === "array") return `${name}最多${issue.maximum}个`;
  const instead = Object.hasOwn(valid, key) ? `，可以是${valid[key]}` : "";
  return `${name}不能是${quoted(given[key])}${instead}`;
}

function quoted(value: unknown): string {
  const text = String(value);
  return `“${text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text}”`;
}
