import { missingReasons } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { severityNames } from "@/lib/catalogue/checks";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import { numberText } from "@/lib/chart/number-text";
import { placeWords } from "@/lib/ingest/document";
import { documentOf } from "@/lib/ingest/packed-reading";
import type { FinishedReading, Problem, Refusal } from "@/lib/ingest/reading";
import { codeOf, type ResolvedReport } from "@/lib/ingest/resolve-report";
import { printTables } from "./print-tables";

const statusNames = { accepted: "读入", flagged: "读入，有问题待核", refused: "未读入" };

/** A reading for people: who, what was read, what is wrong. */
export function printReading(name: string, outcome: ResolvedReport | Refusal): string {
  if (outcome.status === "refused") return `✗ 《${name}》${outcome.reason}。`;
  const code = codeOf(outcome.resolution);
  const counts = new Map<string, number>();
  for (const cell of outcome.cells.values()) {
    const label = cell.kind === "number" ? "有数" : missingReasons[cell.reason].zh;
    const seen = counts.get(label);
    counts.set(label, seen === undefined ? 1 : seen + 1);
  }
  return [
    `${outcome.status === "accepted" ? "✓" : "!"} 《${name}》${statusNames[outcome.status]}`,
    `  机关：${outcome.agency}${code ? `（${code}）` : "（无区划代码）"}　年度：${outcome.year}　表式：${formFacts[outcome.form].zh}　范围：${scopeNames[outcome.scope]}　公布：${outcome.publishedOn ?? "未写明"}`,
    ...(counts.size === 0
      ? []
      : [`  各格：${[...counts].map(([label, count]) => `${label}${count}`).join("，")}。`]),
    ...printTables(outcome),
    ...proseLine(outcome),
    ...outcome.problems.map(
      (problem) => `  ${severityNames[problem.severity]}：${problem.message}${placesOf(outcome, problem)}`,
    ),
  ].join("\n");
}

/** Where the figures of a problem stand, the first three of them. */
function placesOf({ cells, prose, document }: FinishedReading, problem: Problem): string {
  const places = problem.cells.flatMap((id) => (cells.get(id) ?? prose.get(id))?.at ?? []);
  const blocks = documentOf(document.packed);
  const words = [...new Set(places.map((place) => placeWords(blocks, place)))];
  if (words.length === 0) return "";
  return `（${words.slice(0, 3).join("、")}${words.length > 3 ? `等${words.length}处` : ""}）`;
}

/** The figures that only the text states, in one line; none where it states none. */
function proseLine({ prose }: ResolvedReport): string[] {
  const stated = [...prose].map(([id, { value, approximate }]) => {
    const { zh, unit } = cellById(id);
    return `${zh}${approximate ? "约" : ""}${numberText(value)}${unit}`;
  });
  return stated.length === 0 ? [] : [`  正文中的数：${stated.join("，")}。`];
}
