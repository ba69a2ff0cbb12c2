import type { Form } from "@/lib/catalogue/cell";
import {
  type DisclosureBlock,
  type DisclosureMeasure,
  type DisclosureRow,
  disclosureBlocks,
  disclosureCellId,
} from "@/lib/catalogue/disclosure";
import type { CellReading, Problem } from "../reading";
import { align, type Edges, type FigureAlignment, isFilledUp } from "./align";
import { figureBoxes, lacksColumn, type PrintedColumns, printedColumns } from "./disclosure-boxes";
import { type DisclosureLine, disclosureLines, isOfOtherForm, opensBlock } from "./disclosure-lines";
import { isMoneyUnitAlone, type MoneyUnit, moneyUnitOf } from "./figure";
import { quotedHeads } from "./label-matching";
import { readBox, type TableReading } from "./requests";
import { isFilled, type Token } from "./token";

export type FoundDisclosure = { reading: TableReading; from: number; to: number };

/**
 * The blocks of section 二 among the tokens before `limit` (where the request table begins); null where neither
 * a clause of article 20 nor a head of the table is found.
 * @param mayOmitBlanks whether blank boxes may have been left out of the text
 */
export function readDisclosure(
  tokens: readonly Token[],
  limit: number,
  mayOmitBlanks: boolean,
): FoundDisclosure | null {
  const from = tokens.findIndex((token, at) => at < limit && opensBlock(token));
  if (from === -1) return null;
  const { rows, forms, to } = disclosureLines(tokens, from, limit);
  if (rows.length === 0) return null;
  const form = tellForm(rows, forms);
  const captionUnit = unitAbove(tokens, from);
  const cells = new Map<string, CellReading>();
  const problems: Problem[] = [];
  for (const found of rows) {
    const block = blockOf(found.row, form);
    if (!block) continue;
    const moved = mayOmitBlanks && isFilledUp(found.boxes, block.measures.length);
    if (!cells.has(idOf(found.row, block.measures[0]))) {
      readRow(found, moved, block, cells, problems);
      problems.push(...captionProblem(found, block, captionUnit, cells));
    } else problems.push(...secondLine(found, moved, block, cells));
  }
  return { reading: { form, cells, problems, refusal: null }, from, to };
}

const linesAbove = 4;

/** The unit of a caption above the table: 单位：元. */
function unitAbove(tokens: readonly Token[], from: number): MoneyUnit | null {
  const caption = tokens
    .slice(Math.max(0, from - linesAbove), from)
    .findLast(({ key }) => isMoneyUnitAlone(key));
  return caption ? moneyUnitOf(caption.text) : null;
}

/** The caption of the table against the head of an amount; which one is true nobody can tell, of a zero neither. */
function captionProblem(
  { row, moneyUnit }: DisclosureLine,
  { measures }: DisclosureBlock,
  caption: MoneyUnit | null,
  cells: ReadonlyMap<string, CellReading>,
): Problem[] {
  if (caption === null || moneyUnit === null || caption === moneyUnit) return [];
  const ids = measures.flatMap((measure) =>
    measure.kind === "money" && cells.get(disclosureCellId(row, measure))?.kind === "number"
      ? [disclosureCellId(row, measure)]
      : [],
  );
  if (ids.length === 0) return [];
  const message = `“${row.zh}”的金额，表上方写的单位与表头不同，无法确定是元还是万元，请核对原件。`;
  return [{ check: "unit", severity: "warning", cells: ids, message }];
}

const idOf = (row: DisclosureRow, measure: DisclosureMeasure | undefined) =>
  measure ? disclosureCellId(row, measure) : "";

function tellForm(rows: readonly DisclosureLine[], forms: readonly Form[]): Form {
  const votes2019 = forms.filter((form) => form === "2019").length;
  const votes2021 = forms.filter((form) => form === "2021").length;
  // Where the heads of one block are left from another form, the number of figures tells the form of the others.
  const [misfits2019, misfits2021] = [misfits(rows, "2019"), misfits(rows, "2021")];
  if (misfits2019 > 0 && misfits2021 === 0) return "2021";
  if (misfits2021 > 0 && misfits2019 === 0) return "2019";
  if (votes2019 !== votes2021) return votes2019 > votes2021 ? "2019" : "2021";
  return rows.some(({ row }) => row.id === "other_services" || row.id === "procurement") ? "2019" : "2021";
}

const blockOf = (row: DisclosureRow, form: Form) =>
  disclosureBlocks.find((block) => block.form === form && block.rows.includes(row));

/** Rows that have figures, but not as many as the form has there. */
function misfits(rows: readonly DisclosureLine[], form: Form): number {
  return rows.filter(({ row, label, boxes, glued }) => {
    const figures = boxes.filter(isFilled);
    const width = blockOf(row, form)?.measures.length;
    if (label.mode === "grid" && boxes.length === width) return false;
    // A figure that spans columns may be written into each of them.
    const isOne = width === 1 && figures.every(({ text }) => text === figures[0]?.text);
    return glued === null && figures.length > 0 && figures.length !== width && !isOne;
  }).length;
}

/** @param moved whether its figures may stand further left, in the places of blanks that were left out */
function readRow(
  found: DisclosureLine,
  moved: boolean,
  block: DisclosureBlock,
  cells: Map<string, CellReading>,
  problems: Problem[],
): void {
  const { row, glued } = found;
  const width = block.measures.length;
  const otherForm = found.heads.some(({ key }) => isOfOtherForm(key, block.form));
  const printed = printedColumns(found.heads, block.measures);
  const { order } = printed;
  const unplaced = otherForm || moved || printed.isUnplaced || lacksColumn(found.heads, block.measures);
  const placed = unplaced ? null : figureBoxes(found, width);
  const boxes = placed ?? found.boxes;
  const alignment: FigureAlignment = placed
    ? align(placed, width, edgesOf(placed, width))
    : { kind: "ambiguous" };
  problems.push(...headProblems(row, block.measures, printed));
  for (const measure of block.measures) {
    const position = order.indexOf(measure);
    const id = disclosureCellId(row, measure);
    const box = alignment.kind === "aligned" ? alignment.boxes[position] : undefined;
    if (box) {
      cells.set(id, withUnit(readBox(box, measure.kind), measure, found));
      if (measure.kind === "money") problems.push(...unitProblem(id, cells.get(id), found, block.form));
      continue;
    }
    const blank = alignment.kind === "empty" && position !== -1 && found.label.mode !== "paragraph";
    const raw = boxes.map(({ text }) => text).join(" | ");
    cells.set(id, { kind: "missing", reason: blank ? "blank" : "unreadable", raw, at: found.label.at });
  }
  if (glued !== null && alignment.kind === "aligned")
    problems.push({
      check: "layout",
      severity: "warning",
      cells: block.measures.map((measure) => disclosureCellId(row, measure)),
      message:
        width === 1
          ? `主动公开表“${row.zh}”一行的数“${glued}”与项目名称连在一起，请核对原件。`
          : `主动公开表“${row.zh}”一行的数连成“${glued}”，按一格一位拆开，请核对原件。`,
    });
  if (alignment.kind === "ambiguous")
    problems.push({
      check: "incomplete",
      severity: "warning",
      cells: block.measures.map((measure) => disclosureCellId(row, measure)),
      message: printed.isUnplaced
        ? `主动公开表“${row.zh}”一行的表头${quotedHeads(printed.foreign)}不是表式的，未采用。`
        : otherForm
          ? `主动公开表“${row.zh}”一行的表头是另一种表式的，未采用。`
          : `主动公开表“${row.zh}”一行有${boxes.filter(isFilled).length}个数，应为${width}个，无法确定各属哪一列，未采用。`,
    });
}

/** What has to be said of heads that are not printed as the form has them. */
function headProblems(
  row: DisclosureRow,
  measures: readonly DisclosureMeasure[],
  { order, foreign, reworded }: PrintedColumns,
): Problem[] {
  const problem = (doubtful: readonly DisclosureMeasure[], what: string): Problem => ({
    check: "layout",
    severity: "warning",
    cells: doubtful.map((measure) => disclosureCellId(row, measure)),
    message: `主动公开表“${row.zh}”一行的${what}。`,
  });
  const names = (some: readonly (DisclosureMeasure | null)[]) => some.map((one) => one?.zh ?? "").join("、");
  if (reworded.length > 0) {
    const [printed, read] = [reworded.map(({ head }) => head), reworded.map(({ measure }) => measure)];
    const what = `表头${quotedHeads(printed)}与表式不同，按位置读作“${names(read)}”，请核对原件`;
    return [problem(read, what)];
  }
  const unread = measures.filter((measure) => !order.includes(measure));
  // With another column among those of the form, all of the row are doubtful.
  if (unread.length > 0) {
    const what = `表头${quotedHeads(foreign)}不是表式的，没有“${names(unread)}”一列，未采用`;
    return [problem(measures, what)];
  }
  return order === measures ? [] : [problem(measures, `列序与表式不同，按表头读作：${names(order)}`)];
}

/** A row that is printed twice says so where the figures differ; the first is kept. */
function secondLine(
  found: DisclosureLine,
  moved: boolean,
  block: DisclosureBlock,
  cells: ReadonlyMap<string, CellReading>,
): Problem[] {
  const again = new Map<string, CellReading>();
  readRow(found, moved, block, again, []);
  const ids = [...again].flatMap(([id, reading]) => {
    const kept = cells.get(id);
    return reading.kind === "number" && !(kept?.kind === "number" && kept.value === reading.value)
      ? [id]
      : [];
  });
  if (ids.length === 0) return [];
  const message = `主动公开表“${found.row.zh}”出现两次，数不相同，采用第一次，请核对原件。`;
  return [{ check: "layout", severity: "warning", cells: ids, message }];
}

/** The unit of money: in the box, else in the head. An amount in a unit that the form does not know is not read. */
function withUnit(reading: CellReading, measure: DisclosureMeasure, found: DisclosureLine): CellReading {
  if (reading.kind !== "number" || measure.kind !== "money" || reading.unit || !found.moneyUnit)
    return reading;
  if (found.moneyUnit !== "other") return { ...reading, unit: found.moneyUnit };
  return { kind: "missing", reason: "unreadable", raw: reading.raw, at: reading.at };
}

function unitProblem(
  id: string,
  reading: CellReading | undefined,
  found: DisclosureLine,
  form: Form,
): Problem[] {
  if (reading?.kind === "missing" && found.moneyUnit === "other")
    return [
      {
        check: "unit",
        severity: "warning",
        cells: [id],
        message: `“${found.row.zh}”的金额既不以元、也不以万元为单位（${reading.raw.trim()}），未采用。`,
      },
    ];
  if (reading?.kind !== "number" || reading.value === 0 || reading.unit === "万元") return [];
  const message =
    reading.unit === "元"
      ? `“${found.row.zh}”的金额以元为单位（${reading.raw.trim()}），表式规定为万元；按原文保留，换算后参与比较。`
      : `“${found.row.zh}”的金额没有写明是元还是万元（${reading.raw.trim()}）。`;
  return [{ check: "unit", severity: form === "2021" ? "warning" : "note", cells: [id], message }];
}

/** A figure that spans columns leaves blank boxes behind it, up to the four columns of the table. */
function edgesOf(boxes: readonly Token[], width: number): Edges[] {
  const behind = boxes.length > width ? Array.from({ length: 3 - width }, (_, blanks) => blanks + 1) : [];
  return [0, ...behind].map((after) => ({ before: 0, after }));
}
