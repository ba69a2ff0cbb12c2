import type { ReportFigure } from "@/db/queries/reports/report-figures";
import { missingReasons } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import {
  type IndicatorTable,
  isRowHead,
  type PrintedBox,
  type PrintedTable,
} from "@/lib/catalogue/printed-tables";
import { numberText } from "@/lib/chart/number-text";

/** A box of a statutory table with what it shows. */
export type StatutoryBox = { columns: number; rows: number } & (
  | { role: "label"; text: string; scope: "row" | "col" }
  /** The form that was printed has no such figure. */
  | { role: "absent"; text: string }
  | { role: "figure" | "missing"; text: string; name: string; href: string; findings: readonly string[] }
);

type Shown = {
  figures: ReadonlyMap<string, ReportFigure>;
  /** Findings on a cell, as sentences. */
  findings: ReadonlyMap<string, readonly string[]>;
  hrefOf: (cell: string, figure: ReportFigure) => string;
};

/** The boxes of a printed table with the figures of a report; each figure leads to its place in the source. */
export const statutoryRows = (table: PrintedTable | IndicatorTable, shown: Shown): StatutoryBox[][] =>
  table.rows.map((row) =>
    row.map((box, index) =>
      box.role === "label"
        ? { ...spansOf(box), role: "label", text: box.text, scope: isRowHead(row, index) ? "row" : "col" }
        : figureBox(box, shown),
    ),
  );

const spansOf = ({ columns, rows }: PrintedBox) => ({ columns, rows });

function figureBox(box: PrintedBox, { figures, findings, hrefOf }: Shown): StatutoryBox {
  const cell = box.text;
  const figure = figures.get(cell);
  if (!figure) return { ...spansOf(box), role: "absent", text: missingReasons.not_in_form.zh };
  const common = {
    ...spansOf(box),
    name: findCell(cell)?.zh ?? cell,
    href: hrefOf(cell, figure),
    findings: findings.get(cell) ?? [],
  };
  if (figure.value === null)
    return { ...common, role: "missing", text: missingReasons[figure.missing ?? "unreadable"].zh };
  const unit = figure.unit === "元" ? "元" : "";
  return { ...common, role: "figure", text: `${numberText(figure.value)}${unit}` };
}
