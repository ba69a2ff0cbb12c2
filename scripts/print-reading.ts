import { missingReasons } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import { severityNames } from "@/lib/catalogue/checks";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import type { Refusal } from "@/lib/ingest/reading";
import { codeOf, type SettledReport } from "@/lib/ingest/settle";

const statusNames = { accepted: "读入", flagged: "读入，有问题待核", refused: "未读入" };

/** A reading for people: who, what was read, what is wrong. */
export function printReading(name: string, outcome: SettledReport | Refusal): string {
  if (outcome.status === "refused") return `✗ 《${name}》${outcome.reason}。`;
  const code = codeOf(outcome.resolution);
  const counts = new Map<string, number>();
  for (const cell of outcome.cells.values()) {
    const label = cell.kind === "number" ? "有数" : missingReasons[cell.reason].zh;
    const seen = counts.get(label);
    counts.set(label, seen === undefined ? 1 : seen + 1);
  }
  const totals = [
    "requests.received.total",
    "requests.closed.total",
    "requests.carried_out.total",
    "disputes.review.total",
  ]
    .map((id) => {
      const cell = outcome.cells.get(id);
      const value =
        cell === undefined
          ? "表中无此项"
          : cell.kind === "number"
            ? cell.value
            : missingReasons[cell.reason].zh;
      return `${findCell(id)?.zh} ${value}`;
    })
    .join("，");
  return [
    `${outcome.status === "accepted" ? "✓" : "!"} 《${name}》${statusNames[outcome.status]}`,
    `  机关：${outcome.agency}${code ? `（${code}）` : "（无区划代码）"}　年度：${outcome.year}　表式：${formFacts[outcome.form].zh}　范围：${scopeNames[outcome.scope]}　公布：${outcome.publishedOn ?? "未写明"}`,
    `  各格：${[...counts].map(([label, count]) => `${label}${count}`).join("，")}。${totals}。`,
    ...outcome.problems.map(({ severity, message }) => `  ${severityNames[severity]}：${message}`),
  ].join("\n");
}
