import type { Form } from "@/lib/catalogue/cell";
import { labelKey } from "@/lib/catalogue/label-key";
import {
  applicants,
  legalSubtotal,
  organisations,
  type RequestRow,
  requestCellId,
  requestRows,
} from "@/lib/catalogue/requests";
import { checkIdentities } from "../check/check-identities";
import type { CellReading, Problem, RefusalReason } from "../reading";
import { type AlignedRow, alignRows, filledOf } from "./align-rows";
import { readFigure } from "./figure";
import { placeFiguresByLines, rowsWithBlankTotal } from "./incomplete-rows";
import { mayChangeMeaning } from "./label-matching";
import { areUnsure, columnsOf, isStandard } from "./request-heads";
import type { RequestColumn } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
import { isFilled, type Token } from "./token";

export type TableReading = {
  form: Form;
  cells: Map<string, CellReading>;
  problems: Problem[];
  /** Set when the table as a whole cannot be used: one sentence. */
  refusal: RefusalReason | null;
};

/** The figures of one request table, by position; in a grid whose heads stand in another order, by its heads. */
export function readRequests(table: FoundTable): TableReading & { mayOmitBlanks: boolean } {
  const form: Form = table.rows.some(({ index }) => requestRows[index]?.id === "otherwise") ? "2019" : "2021";
  const columns = columnsOf(table);
  const { rows: inOrder, mayOmitBlanks } = alignRows(table, form, columns.length);
  const isUsual = columns.length === applicants.length;
  const placed = isUsual ? placeFiguresByLines(inOrder) : inOrder;
  const aligned = placed.map((row, at) =>
    isParted(row.found) && followsGap(placed, at, form)
      ? { ...row, alignment: { kind: "ambiguous" } as const }
      : row,
  );
  const totalless = isUsual ? rowsWithBlankTotal(aligned) : null;
  const rows = aligned.map((row) => (totalless?.includes(row) ? withBlankTotal(row) : row));
  const cells = new Map<string, CellReading>();
  const printed = rows.map(({ row }) => row);
  const problems: Problem[] = isStandard(columns) ? [] : [movedColumns(columns, printed)];
  if (areUnsure(table)) problems.push(unsureColumns(printed));
  const anyAmbiguous = rows.some(({ alignment }) => alignment.kind === "ambiguous");
  const streamed = table.rows.some(({ label }) => label.mode === "paragraph");
  const complete = rows.filter(({ alignment }) => alignment.kind === "aligned").length;
  const empty = rows.filter(({ alignment }) => alignment.kind === "empty").length;
  const emptyIsBlank = !streamed || (!anyAmbiguous && (complete === 0 || empty <= complete / 2));

  for (const { row, found, alignment } of rows) {
    if (found.unsureLabel) problems.push(unsure(row, found.label));
    columns.forEach((column, position) => {
      const box = alignment.kind === "aligned" ? alignment.boxes[position] : undefined;
      if (column === "subtotal") return;
      const reading = box ? readBox(box) : missing(alignment.kind === "empty" && emptyIsBlank, found);
      cells.set(requestCellId(row.id, column), reading);
    });
    if (columns.includes("subtotal") && alignment.kind === "aligned")
      problems.push(...subtotalProblem(row, alignment.boxes, columns));
    if (alignment.kind === "ambiguous") problems.push(ambiguousRow(row, found, columns.length));
  }
  if (totalless) problems.push(blankTotals(totalless));
  const bare = rows.filter(({ found }) => found.isBare);
  if (bare.length > 0) problems.push(bareRows(bare, cells, form));
  for (const index of new Set(table.disputed)) problems.push(...disputedRow(index, cells));
  for (const unknownRow of table.unknownRows)
    problems.push({
      check: "layout",
      severity: "warning",
      cells: [],
      message: `申请情况表中有表式以外的一行“${unknownRow.text.trim().slice(0, 30)}”，未采用。`,
    });
  const broken =
    rows.filter(({ alignment }) => alignment.kind === "ambiguous").length + (emptyIsBlank ? 0 : empty);
  let refusal: RefusalReason | null = null;
  if (broken * 3 > rows.length)
    refusal = `第三部分申请情况表有${broken}行的数与${columns.length}列对不上，无法确定每个数属于哪一格；请提供Word或网页原件`;
  else if (lacksRepeats(table.rows, columns.length))
    refusal =
      "第三部分申请情况表多数行没有数，余下的数没有两个相同，像是去掉了重复的行；请提供Word或网页原件";
  return { form, cells, problems, refusal, mayOmitBlanks };
}

/** A label on a line of its own, and a row or line with no label for its figures. */
function isParted({ label, boxes }: FoundRow): boolean {
  if (label.mode !== "paragraph") return false;
  const [first, second] = boxes.filter(isFilled);
  if (!first) return false;
  return (
    first.mode !== "paragraph" || (first.at.table !== label.at.table && first.at.table === second?.at.table)
  );
}

/** Whether the row before has no figures, or is missing: then figures without a label may be that one's. */
function followsGap(rows: readonly AlignedRow[], at: number, form: Form): boolean {
  const [before, now] = [rows[at - 1], rows[at]];
  if (!before || !now) return false;
  const printed = requestRows.filter((row) => row.forms.includes(form));
  const isNext = printed.indexOf(now.row) === printed.indexOf(before.row) + 1;
  return !isNext || !before.found.boxes.some(isFilled);
}

/** An extractor that drops repeated lines leaves the labels, and each figure once. */
function lacksRepeats(rows: readonly FoundRow[], width: number): boolean {
  // A row that was left blank has its boxes.
  const bare = rows.filter(({ boxes }) => boxes.length < width && !boxes.some(isFilled)).length;
  if (bare * 2 <= rows.length) return false;
  const figures = rows.flatMap((found) => filledOf(found).map(({ text }) => text.trim()));
  return new Set(figures).size === figures.length;
}

export function readBox(box: Token, measure: Parameters<typeof readFigure>[1] = "count"): CellReading {
  const figure = readFigure(box.text, measure);
  return figure.kind === "number"
    ? {
        kind: "number",
        value: figure.value,
        raw: box.text,
        at: box.at,
        ...(figure.unit ? { unit: figure.unit } : {}),
      }
    : { kind: "missing", reason: figure.reason, raw: box.text, at: box.at };
}

function missing(blank: boolean, found: FoundRow): CellReading {
  const raw = found.boxes.map(({ text }) => text).join(" | ");
  return { kind: "missing", reason: blank ? "blank" : "unreadable", raw, at: found.label.at };
}

const cellsOfRows = (rows: readonly RequestRow[]) =>
  rows.flatMap((row) => applicants.map(({ id }) => requestCellId(row.id, id)));

function movedColumns(columns: readonly RequestColumn[], rows: readonly RequestRow[]): Problem {
  const names = columns.map((column) => applicants.find(({ id }) => id === column)?.zh ?? legalSubtotal.zh);
  return {
    check: "layout",
    severity: "warning",
    cells: cellsOfRows(rows),
    message: `申请情况表的列序与表式不同，按表头读作：${names.join("、")}，请核对原件。`,
  };
}

const unsureColumns = (rows: readonly RequestRow[]): Problem => ({
  check: "layout",
  severity: "warning",
  cells: cellsOfRows(rows),
  message: "申请情况表的表头不是表式的申请人类别，各数按表式的列序读取，请核对原件。",
});

/** A label in other words is a note; one whose other words may change its meaning names its cells. */
function unsure(row: RequestRow, label: Token): Problem {
  const isOther = mayChangeMeaning(label.key, labelKey(row.printed));
  return {
    check: "layout",
    severity: isOther ? "warning" : "note",
    cells: isOther ? cellsOfRows([row]) : [],
    message: `申请情况表的标签“${label.text.trim().slice(0, 40)}”与表式不同，按位置认定为“${row.printed}”。`,
  };
}

/** What is said of rows told by counting; where a sum does not hold they are not read. */
function bareRows(bare: readonly AlignedRow[], cells: Map<string, CellReading>, form: Form): Problem {
  const ids = cellsOfRows(bare.map(({ row }) => row));
  const isProven =
    [...cells.values()].every(({ kind }) => kind === "number") && checkIdentities(cells, form).length === 0;
  if (!isProven) dropAll(ids, cells);
  return {
    check: "layout",
    severity: "warning",
    cells: ids,
    message: `申请情况表有${bare.length}行的数与行名不在一处，${isProven ? "按行的次序读取，各合计相符，请核对原件" : "合计不符，无法确定各是哪一行，未采用"}。`,
  };
}

function dropAll(ids: readonly string[], cells: Map<string, CellReading>): void {
  for (const id of ids) {
    const cell = cells.get(id);
    if (cell) cells.set(id, { kind: "missing", reason: "unreadable", raw: cell.raw, at: cell.at });
  }
}

/** Of two copies of a row with other figures it cannot be told which one is meant. */
function disputedRow(index: number, cells: Map<string, CellReading>): Problem[] {
  const row = requestRows[index];
  if (!row) return [];
  const ids = cellsOfRows([row]);
  dropAll(ids, cells);
  const message = `申请情况表“${row.printed}”一行出现两次，数不相同，无法确定采用哪一次，未采用；请核对原件。`;
  return [{ check: "layout", severity: "warning", cells: ids, message }];
}

const blankTotals = (rows: readonly AlignedRow[]): Problem => ({
  check: "layout",
  severity: "warning",
  cells: cellsOfRows(rows.map(({ row }) => row)),
  message: `申请情况表有${rows.length}行只有${applicants.length - 1}个数，按总计空白读取，请核对原件。`,
});

function withBlankTotal({ row, found }: AlignedRow): AlignedRow {
  const blank = { ...found.label, text: "", key: "" };
  return { row, found, alignment: { kind: "aligned", boxes: [...filledOf(found), blank] } };
}

function ambiguousRow(row: RequestRow, found: FoundRow, width: number): Problem {
  return {
    check: "incomplete",
    severity: "warning",
    cells: cellsOfRows([row]),
    message: `申请情况表“${row.printed}”一行有${filledOf(found).length}个数，应为${width}个，无法确定各属哪一列，未采用。`,
  };
}

function subtotalProblem(
  row: RequestRow,
  boxes: readonly Token[],
  columns: readonly RequestColumn[],
): Problem[] {
  const valueAt = (column: RequestColumn) => {
    const box = boxes[columns.indexOf(column)];
    const figure = box ? readFigure(box.text, "count") : null;
    return figure?.kind === "number" ? figure.value : null;
  };
  const found = valueAt("subtotal");
  const parts = organisations.map(valueAt);
  if (found === null || parts.includes(null)) return [];
  const expected = parts.reduce<number>((sum, part) => sum + (part === null ? 0 : part), 0);
  if (expected === found) return [];
  return [
    {
      check: "legal-subtotal",
      severity: "error",
      cells: organisations.map((id) => requestCellId(row.id, id)),
      message: `“${row.zh}”一行${legalSubtotal.zh}为${found}，五类之和为${expected}。`,
      expected,
      found,
    },
  ];
}
