import type { Form } from "@/lib/catalogue/cell";
import {
  type DisclosureBlock,
  type DisclosureMeasure,
  type DisclosureRow,
  disclosureBlocks,
  disclosureCellId,
} from "@/lib/catalogue/disclosure";
import { labelKey } from "@/lib/catalogue/label-key";
import type { CellReading, Problem } from "../reading";
import { align } from "./align";
import { looksLikeFigure } from "./figure";
import { standsBelow } from "./figures-below";
import { readBox, type TableReading } from "./requests";
import type { Token } from "./token";

type FoundRow = {
  row: DisclosureRow;
  label: Token;
  boxes: Token[];
  /** The digits that stood behind the label without a gap. */
  glued: string | null;
  moneyUnit: "元" | "万元" | null;
  /** The columns of the heads above, in a grid. */
  heads: readonly number[];
};

const rowsByKey = new Map<string, DisclosureRow>(
  disclosureBlocks.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.zh, ...row.aliases].map((label) => [labelKey(label), row] as const)),
  ),
);
const formsByMeasure = new Map<string, Set<Form>>();
for (const { form, measures } of disclosureBlocks)
  for (const measure of measures)
    for (const label of [measure.zh, ...measure.aliases]) {
      const key = labelKey(label);
      formsByMeasure.set(key, (formsByMeasure.get(key) ?? new Set<Form>()).add(form));
    }
const clauseKeys = new Set(disclosureBlocks.map(({ clause }) => labelKey(clause)));
const firstHead = "信息内容";

export type FoundDisclosure = { reading: TableReading; from: number; to: number };

/**
 * The blocks of section 二 among the tokens before `limit` (where the request table begins); null where neither
 * a clause of article 20 nor a head of the table is found.
 */
export function readDisclosure(tokens: readonly Token[], limit: number): FoundDisclosure | null {
  const from = tokens.findIndex(({ key }, at) => at < limit && (clauseKeys.has(key) || key === firstHead));
  if (from === -1) return null;
  const { rows, forms, to } = gather(tokens, from, limit);
  if (rows.length === 0) return null;
  const form = tellForm(rows, forms);
  const cells = new Map<string, CellReading>();
  const problems: Problem[] = [];
  for (const found of rows) {
    const block = disclosureBlocks.find((item) => item.form === form && item.rows.includes(found.row));
    if (!block || cells.has(idOf(found.row, block.measures[0]))) continue;
    readRow(found, block, cells, problems);
  }
  return { reading: { form, cells, problems, lost: null }, from, to };
}

const idOf = (row: DisclosureRow, measure: DisclosureMeasure | undefined) =>
  measure ? disclosureCellId(row, measure) : "";

function gather(tokens: readonly Token[], from: number, limit: number) {
  const rows: FoundRow[] = [];
  const forms: Form[] = [];
  let open: FoundRow | null = null;
  let moneyUnit: FoundRow["moneyUnit"] = null;
  let heads: number[] = [];
  let to = from;
  for (let at = from; at < Math.min(limit, tokens.length); at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (open && endsRow(open, token)) open = null;
    const glued = token.key === "" ? null : splitGlued(token);
    const row = rowsByKey.get(token.key);
    const named = glued ?? (row ? { row, boxes: [], glued: null } : null);
    if (named) {
      open = { ...named, label: token, moneyUnit, heads };
      rows.push(open);
      to = at;
      continue;
    }
    const measured = formsByMeasure.get(token.key);
    if (measured) {
      if (measured.size === 1) forms.push(...measured);
      if (token.text.includes("万元")) moneyUnit = "万元";
      else if (/[（(：:]\s*(?:单位[：:]\s*)?元/.test(token.text)) moneyUnit = "元";
      if (token.mode === "grid") heads.push(token.column);
      open = null;
      to = at;
    } else if (clauseKeys.has(token.key) || token.key === firstHead) {
      moneyUnit = null;
      heads = [];
      open = null;
    } else if (token.key !== "" && !looksLikeFigure(token.text)) {
      if (isHeading(token)) break;
      const belongs =
        open && (isSameLine(open.label, token) || (token.mode === "stream" && token.text.length <= 30));
      if (open && belongs) open.boxes.push(token);
      else open = null;
    } else if (open) {
      open.boxes.push(token);
      to = at;
    }
  }
  return { rows, forms, to };
}

const isHeading = (token: Token) => /收到和处理|申请情况|申请人情况/.test(token.text);

const isSameLine = (label: Token, token: Token) =>
  label.mode !== "stream" && label.at.table === token.at.table && label.at.row === token.at.row;

const endsRow = ({ label, boxes }: FoundRow, token: Token) =>
  !standsBelow(token, label, boxes) &&
  (label.mode === "grid" || label.mode === "rows") &&
  !isSameLine(label, token);

/** 规章000: digits glued to their label. */
function splitGlued(token: Token): Pick<FoundRow, "row" | "glued" | "boxes"> | null {
  const match = /^(\D{2,24}?)(\d{1,8})$/.exec(token.text.replace(/\s/g, ""));
  const [, label, digits] = match ?? [];
  const row = label ? rowsByKey.get(labelKey(label)) : undefined;
  if (!row || !digits) return null;
  return { row, glued: digits, boxes: [] };
}

/**
 * Digits without gaps as figures: one figure whole, or single digits where no two could be one number and a blank
 * (000 and 001 can only be three figures, 010 might be a blank and 10).
 */
function piecesOf(digits: string, width: number): string[] {
  if (width === 1) return [digits];
  return /^0*\d$/.test(digits) ? [...digits] : [digits];
}

function tellForm(rows: readonly FoundRow[], forms: readonly Form[]): Form {
  const votes2019 = forms.filter((form) => form === "2019").length;
  const votes2021 = forms.filter((form) => form === "2021").length;
  if (votes2019 !== votes2021) return votes2019 > votes2021 ? "2019" : "2021";
  return rows.some(({ row }) => row.id === "other_services" || row.id === "procurement") ? "2019" : "2021";
}

function readRow(
  found: FoundRow,
  block: DisclosureBlock,
  cells: Map<string, CellReading>,
  problems: Problem[],
): void {
  const { row, label, glued } = found;
  const width = block.measures.length;
  const boxes =
    glued === null ? boxesOf(found, width) : piecesOf(glued, width).map((text) => ({ ...label, text }));
  const trailing = Array.from({ length: 4 - width }, (_, blanks) => blanks);
  const alignment = align(boxes, width, [0], boxes.length > width ? trailing.slice(1) : [0]);
  block.measures.forEach((measure, position) => {
    const id = disclosureCellId(row, measure);
    const box = alignment.kind === "aligned" ? alignment.boxes[position] : undefined;
    if (box) {
      const reading = readBox(box, measure.kind);
      cells.set(id, withUnit(reading, measure, found, block.form));
      if (measure.kind === "money") problems.push(...unitProblem(id, cells.get(id), found, block.form));
      return;
    }
    const blank = alignment.kind === "empty" && found.label.mode !== "paragraph";
    const raw = boxes.map(({ text }) => text).join(" | ");
    cells.set(id, { kind: "missing", reason: blank ? "blank" : "unreadable", raw, at: found.label.at });
  });
  if (glued !== null && alignment.kind === "aligned")
    problems.push({
      check: "layout",
      severity: "warning",
      cells: block.measures.map((measure) => disclosureCellId(row, measure)),
      message: `主动公开表“${row.zh}”一行的数连成“${glued}”，按一格一位拆开，请核对原件。`,
    });
  if (alignment.kind === "lost")
    problems.push({
      check: "incomplete",
      severity: "warning",
      cells: block.measures.map((measure) => disclosureCellId(row, measure)),
      message: `主动公开表“${row.zh}”一行有${boxes.filter(({ text }) => text.trim() !== "").length}个数，应为${width}个，无法确定各属哪一列，未采用。`,
    });
}

const isFilled = ({ text }: Token) => text.trim() !== "";

/**
 * In a grid the boxes below the heads. Elsewhere one line `3 0 5` is a figure for each head, and a figure that
 * spans columns may be written into each of them.
 */
function boxesOf({ boxes, heads, label }: FoundRow, width: number): readonly Token[] {
  const [only, ...rest] = boxes;
  if (!only) return boxes;
  if (rest.length === 0 && width > 1 && label.mode === "paragraph") {
    const figures = only.text.trim().split(/[\s\u3000]+/);
    return figures.length === width ? figures.map((text) => ({ ...only, text })) : boxes;
  }
  const repeated = boxes.slice(width - 1);
  if (boxes.length === 3 && width < 3 && label.mode !== "paragraph" && isFilled(only))
    if (repeated.every(({ text }) => text === repeated[0]?.text)) return boxes.slice(0, width);
  const below = heads.flatMap((column) => boxes.filter((box) => box.column === column));
  return heads.length === width &&
    below.length === width &&
    boxes.every((box) => !isFilled(box) || below.includes(box))
    ? below
    : boxes;
}

/** The unit of money: in the box, else in the head; form 2021 prints 万元. */
function withUnit(
  reading: CellReading,
  measure: DisclosureMeasure,
  found: FoundRow,
  form: Form,
): CellReading {
  if (reading.kind !== "number" || measure.kind !== "money" || reading.unit) return reading;
  if (found.moneyUnit) return { ...reading, unit: found.moneyUnit };
  return form === "2021" ? { ...reading, unit: "万元" } : reading;
}

function unitProblem(id: string, reading: CellReading | undefined, found: FoundRow, form: Form): Problem[] {
  if (reading?.kind !== "number" || reading.value === 0 || reading.unit === "万元") return [];
  const message =
    reading.unit === "元"
      ? `“${found.row.zh}”的金额以元为单位（${reading.raw.trim()}），表式规定为万元；按原文保留，换算后参与比较。`
      : `“${found.row.zh}”的金额没有写明是元还是万元（${reading.raw.trim()}）。`;
  return [{ check: "unit", severity: form === "2021" ? "warning" : "note", cells: [id], message }];
}
