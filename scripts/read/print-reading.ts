import { type Form, missingReasons } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { severityNames } from "@/lib/catalogue/checks";
import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import { indicatorTable, type PrintedBox, printedTables } from "@/lib/catalogue/printed-tables";
import { applicants } from "@/lib/catalogue/requests";
import { numberText } from "@/lib/chart/number-text";
import { placeWords } from "@/lib/ingest/document";
import { documentOf } from "@/lib/ingest/packed-reading";
import type { CellReading, FinishedReading, Problem, Refusal, ReportReading } from "@/lib/ingest/reading";
import { codeOf, type ResolvedReport } from "@/lib/ingest/resolve-report";
import { placesTaken } from "./places-taken";

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

type Cells = ReportReading["cells"];
type Line = { label: string; ids: string[] } | { heads: string[] };

/** The tables as they were understood: a line a row, the figures before their label, an asterisk at the faulty ones. */
function printTables({
  form,
  cells,
  problems,
}: Pick<ReportReading, "form" | "cells" | "problems">): string[] {
  const faulty = new Set(problems.filter(({ severity }) => severity !== "note").flatMap((p) => p.cells));
  const print = (ids: readonly string[]) =>
    ids.map((id) => padded(`${figureText(cells.get(id))}${faulty.has(id) ? "*" : ""}`, 9)).join("");
  return tablesOf(form, cells).flatMap(({ title, lines }) => [
    `  ${title}`,
    ...lines.map((line) =>
      "heads" in line
        ? `  ${line.heads.map((head) => padded(head, 9)).join("")}`
        : `  ${print(line.ids)}  ${line.label}`,
    ),
  ]);
}

function tablesOf(form: Form, cells: Cells): { title: string; lines: Line[] }[] {
  if (form === "2014") {
    const { title, rows } = indicatorTable();
    return [{ title, lines: rows.slice(1).flatMap(rowLine) }];
  }
  const has = ({ title, lines }: { title: string; lines: Line[] }) => ({
    title,
    lines: lines.filter((line) => "heads" in line || line.ids.some((id) => cells.has(id))),
  });
  return printedTables(form).map(({ id, title, rows }) => {
    if (id === "disclosure") return has({ title, lines: disclosureLines(rows) });
    if (id === "requests")
      return has({
        title,
        lines: [{ heads: applicants.map(({ zh }) => zh.slice(0, 4)) }, ...rows.flatMap(rowLine)],
      });
    return has({
      title,
      lines: [
        { heads: disputeResults.map(({ zh }) => zh) },
        ...disputeRoutes.map((route) => ({
          label: route.zh,
          ids: disputeResults.map((result) => disputeCellId(route.id, result.id)),
        })),
      ],
    });
  });
}

/** The measures of a block, printed once above it, beside each of its rows. */
function disclosureLines(rows: readonly (readonly PrintedBox[])[]): Line[] {
  let measures = "";
  return rows.flatMap((row) => {
    const [line] = rowLine(row);
    const heads = row.slice(1).map(({ text }) => text);
    if (!line && heads.length > 0) measures = heads.join("、");
    return line && "label" in line ? [{ ...line, label: `${line.label}：${measures}` }] : [];
  });
}

const rowLine = (row: readonly PrintedBox[]): Line[] => {
  const ids = row.filter(({ role }) => role === "cell").map(({ text }) => text);
  const labels = row
    .filter(({ role }) => role === "label")
    .map(({ text }) => text.replace(/（(?:区分|单位)[^）]*）/, ""));
  return ids.length === 0 ? [] : [{ label: labels.join(" "), ids }];
};

function figureText(cell: CellReading | undefined): string {
  if (cell === undefined) return "–";
  return cell.kind === "number" ? String(cell.value) : missingReasons[cell.reason].zh;
}

/** Right-aligned in a column of so many places. */
function padded(text: string, places: number): string {
  return `${" ".repeat(Math.max(1, places - placesTaken(text)))}${text}`;
}
