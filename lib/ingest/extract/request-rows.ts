import { requestRows } from "@/lib/catalogue/requests";
import { looksLikeFigure } from "./figure";
import { isSectionHeading } from "./headings";
import { type FoundHead, headsAbove, isRestOfHead, type RequestHeads } from "./request-heads";
import { beginsLabelOfRow, columnsByKey, isStructure, rowsByKey } from "./request-labels";
import { columnHead, figuresFollow, hasNumber, nearRow, rowLabel } from "./row-label";
import { isFigureBelow, isFilled, isSameLine, type Token } from "./token";

/** A row of the request table as found: its number in printed order, its label and the boxes behind it. */
export type FoundRow = {
  index: number;
  label: Token;
  boxes: Token[];
  unsureLabel: boolean;
  /** Told by counting, as no label stands beside its figures. */
  isBare?: boolean;
  /** What stands behind them. */
  next: Token | null;
};
export type FoundTable = RequestHeads & {
  rows: FoundRow[];
  /** Labels that are no row of any form, with figures behind them. */
  unknownRows: Token[];
  /** Rows that are printed again with other figures. */
  disputed: number[];
  from: number;
  to: number;
};

const groupRow = requestRows.findIndex(({ id }) => id === "otherwise");
const otherRow = requestRows.findIndex(({ id }) => id === "otherwise.other");

/**
 * Walks the tokens and gathers every request table: rows in printed order, each with the boxes up to the next
 * label (in a grid or in known rows, up to the end of its row).
 */
export function findRequestTables(tokens: readonly Token[]): FoundTable[] {
  const tables: FoundTable[] = [];
  const unknownRows: { table: FoundTable; token: Token; rows: number }[] = [];
  const now: { table: FoundTable | null; row: FoundRow | null; label: string; heads: FoundHead[] } = {
    table: null,
    row: null,
    label: "",
    heads: [],
  };
  const lastIndex = () => now.table?.rows.at(-1)?.index ?? -1;

  const start = (index: number, label: Token, at: number, unsureLabel: boolean) => {
    if (!now.table || lastIndex() >= index) {
      now.table = {
        rows: [],
        columns: now.heads.map(({ column }) => column),
        heads: [],
        ...headsAbove(tokens, at, now.heads),
        unknownRows: [],
        disputed: [],
        from: at,
        to: at,
      };
      tables.push(now.table);
    }
    now.table.heads.push(...now.heads);
    now.heads = [];
    now.row = { index, label, boxes: [], unsureLabel, next: null };
    now.table.rows.push(now.row);
  };

  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (now.row && leavesRow(now.row, token)) now.row = null;
    if (token.key !== "") {
      if (now.row && isRepeated(now.row, token)) continue;
      if (now.row && goesOn(now.row, now.label + token.key)) {
        now.label += token.key;
        continue;
      }
      const found = rowLabel(tokens, at, lastIndex(), now.heads.length > 0);
      if (found) {
        const pieces = tokens.slice(at, at + found.pieces);
        start(found.index, pieces.at(-1) ?? token, at, false);
        now.label = pieces.map(({ key }) => key).join("");
        at += found.pieces - 1;
        continue;
      }
      const again = now.table ? repeatedRow(now.table, tokens, at) : null;
      if (again) {
        if (!again.isSame) now.table?.disputed.push(again.index);
        now.row = null;
        continue;
      }
      const pieces = columnHead(tokens, at);
      if (pieces) {
        if (!isRestOfHead(now.heads, pieces.column)) now.heads.push({ column: pieces.column, box: token });
        now.row = null;
        at += pieces.count - 1;
        continue;
      }
      if (isStructure(token.key)) {
        now.row = null;
        continue;
      }
      if (now.table && !looksLikeFigure(token.text)) {
        const follows = figuresFollow(tokens, at);
        const inside = now.row !== null && now.row.boxes.length > 0 && isSameLine(now.row.label, token);
        const near =
          follows && !inside ? nearRow(token, lastIndex(), (tokens[at + 1]?.key ?? "") !== "") : null;
        if (near !== null) {
          start(near, token, at, true);
          now.label = "";
          continue;
        }
        const belongs = now.row !== null && (isSameLine(now.row.label, token) || mayBeText(now.row, token));
        if (!belongs) {
          if (follows) unknownRows.push({ table: now.table, token, rows: now.table.rows.length });
          now.row = null;
          continue;
        }
      }
    }
    if (now.row && now.table) {
      now.row.boxes.push(token);
      now.row.next = tokens[at + 1] ?? null;
      now.table.to = at;
    }
  }
  for (const { table, token, rows } of unknownRows) {
    const last = table.rows.at(-1)?.label;
    // Behind the last row only a box of the same table is a row of it.
    if (rows < table.rows.length || (last?.mode !== "paragraph" && last?.at.table === token.at.table))
      table.unknownRows.push(token);
  }
  return tables.map(dropGroupHead);
}

/** The row of the table that a label names for the second time, and whether the same figures follow it. */
function repeatedRow(
  table: FoundTable,
  tokens: readonly Token[],
  at: number,
): { index: number; isSame: boolean } | null {
  const label = tokens[at];
  const index = rowsByKey.get(label?.key ?? "");
  const row = table.rows.find((found) => found.index === index);
  if (index === undefined || !label || !row) return null;
  // 其他 and 总计 without a number are heads of columns.
  const isHead = columnsByKey.has(label.key) && !hasNumber.test(label.text);
  if (isHead || !figuresFollow(tokens, at)) return null;
  const figures = row.boxes.filter(isFilled);
  const again = tokens
    .slice(at + 1, at + 1 + row.boxes.length + mostBlanks)
    .filter(isFilled)
    .slice(0, figures.length);
  return { index, isSame: figures.every(({ text }, place) => again[place]?.text.trim() === text.trim()) };
}
const mostBlanks = 4;

/** 本年新收⏎政府信息公开⏎申请数量: a label that is whole on its first line may go on below it. */
const goesOn = ({ index, boxes }: FoundRow, label: string) =>
  boxes.length === 0 && beginsLabelOfRow(index, label);

/** A label that spans columns, written into each of them. */
const isRepeated = ({ label, boxes }: FoundRow, token: Token) =>
  boxes.length === 0 && isSameLine(label, token) && token.text === label.text;

/** In a stream of boxes a few words may stand where a figure should; a line of its own, or a heading, ends the row. */
const mayBeText = (row: FoundRow, token: Token) =>
  token.mode === "stream" &&
  row.boxes.filter(isFilled).length < 7 &&
  token.text.length <= 30 &&
  !isSectionHeading(token.text);

/** In known rows a row ends with its line; in a stream it goes on until the next label. */
function leavesRow(row: FoundRow, token: Token): boolean {
  const from = row.label;
  if (isFigureBelow(token, from, row.boxes)) return false;
  if (from.mode === "paragraph") return token.mode === "grid" || token.mode === "rows";
  if (from.mode === "grid" || from.mode === "rows") return !isSameLine(from, token);
  return token.at.table !== from.at.table && token.mode !== "paragraph";
}

/** （六）其他处理 is a row on form 2019 and only a head on form 2021. */
function dropGroupHead(table: FoundTable): FoundTable {
  const hasParts = table.rows.some(({ index }) => index > groupRow && index <= otherRow);
  return hasParts ? { ...table, rows: table.rows.filter(({ index }) => index !== groupRow) } : table;
}
