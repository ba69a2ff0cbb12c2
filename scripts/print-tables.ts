import { type Form, missingReasons } from "@/lib/catalogue/cell";
import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { indicatorTable, type PrintedBox, printedTables } from "@/lib/catalogue/printed-tables";
import { applicants } from "@/lib/catalogue/requests";
import type { CellReading, ReportReading } from "@/lib/ingest/reading";
import { placesTaken } from "./places-taken";

type Cells = ReportReading["cells"];
type Line = { label: string; ids: string[] } | { heads: string[] };

/** The tables as they were understood: a line a row, the figures before their label, an asterisk at the faulty ones. */
export function printTables({
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
