import { findCell } from "@/lib/catalogue/cells";
import { type PrintedIndicator, printedIndicators } from "@/lib/catalogue/indicators-2014";
import { labelKey } from "@/lib/catalogue/label-key";
import type { CellReading, Problem } from "../reading";
import { looksLikeFigure, readFigure } from "./figure";
import { isMoneyUnitAlone, type MoneyUnit, moneyUnitOf } from "./money-unit";
import { readBox, type TableReading } from "./requests";
import { isFilled, type Token } from "./token";

/** An indicator list with fewer known lines than this is something else. */
const fewest = 12;
const unitWords = new Set(["条", "件", "次", "人次", "个", "人", "名", "期", "份", "篇", "场"]);

/** 收到申请数（件）: the unit in brackets behind the label. */
const unitBehind = /(?<=.数)(?:单位)?(?:条|件|次|个|人|期|份|篇|场)$/;

const keys = printedIndicators.map(({ printed, aliases }) => [printed, ...aliases].map(labelKey));

type Line = { label: Token; boxes: Token[]; moneyUnit: MoneyUnit | null };

export type FoundIndicators = { reading: TableReading; from: number; to: number };

/**
 * The indicator list of 2014–2018: label, unit, figure, line by line in the printed order; null where there is none.
 * A label with two figures behind it, or with none where others have one, gives no number.
 */
export function readIndicators(tokens: readonly Token[]): FoundIndicators | null {
  const found = new Map<number, Line>();
  let last = -1;
  let open: Line | null = null;
  /** What a line end may have cut off from the next label. */
  let cut = "";
  let from = -1;
  let to = -1;
  tokens.forEach((token, at) => {
    const isBelow = open !== null && isKnownRow(open.label) && !isSameRow(open.label, token);
    if (isBelow && open?.boxes.length === 0 && goesOnInBrackets(token)) {
      open.label = token;
      return;
    }
    if (isBelow) open = null;
    if (unitWords.has(token.text.trim())) return;
    if (isMoneyUnitAlone(token.key) && !/\d/.test(token.text)) {
      if (open) open.moneyUnit = moneyUnitOf(token.text);
      return;
    }
    if (token.key !== "" && !looksLikeFigure(token.text)) {
      const label = cut + token.key;
      const index = indicatorOf(token.key, last) ?? (cut === "" ? null : indicatorOf(label, last));
      if (index === null && open?.boxes.length === 0) {
        if (goesOnInBrackets(token)) return;
        if (isKnownRow(token)) open.boxes.push(token);
      }
      open = null;
      cut = index === null && !isKnownRow(token) && token.key.length < longestPiece ? label : "";
      if (index === null || found.has(index)) return;
      open = { label: token, boxes: [], moneyUnit: moneyUnitOf(token.text) };
      found.set(index, open);
      last = index;
      if (from === -1) from = at;
      to = at;
    } else if (open && isFilled(token)) {
      open.boxes.push(token);
      to = at;
    }
  });
  if (found.size < fewest) return null;
  dropSerials([...found.values()]);
  const cells = new Map<string, CellReading>();
  const problems: Problem[] = [];
  printedIndicators.forEach((indicator, index) => {
    const line = found.get(index);
    const reading = line ? figureOf(indicator, line) : absent;
    cells.set(indicator.id, reading);
    problems.push(...unitProblems(indicator, reading));
  });
  return { reading: { form: "2014", cells, problems, lost: null }, from, to };
}

const isKnownRow = ({ mode }: Token) => mode === "grid" || mode === "rows";
const isSameRow = (label: Token, token: Token) =>
  token.at.table === label.at.table && token.at.row === label.at.row;

/** Where lines are numbered, the number of the next line stands behind the figures of the one before. */
function dropSerials(lines: readonly { boxes: Token[] }[]): void {
  const serials = lines.map(({ boxes }) => Number(boxes.at(-1)?.text ?? Number.NaN));
  const isNext = (index: number) => (serials[index] ?? 0) - (serials[index - 1] ?? 0) === 1;
  const numbered = lines.filter(({ boxes }, index) => boxes.length > 1 && isNext(index));
  if (numbered.length * 3 < lines.length) return;
  lines.forEach(({ boxes }, index) => {
    if (isNext(index) || isNext(index + 1)) boxes.pop();
  });
}

/** （不同渠道和方式公开相同信息计1条）, whole or cut: an explanation below its label. */
const goesOnInBrackets = ({ text }: Token) => /^\s*[（(]|^[^（(]*[）)]\s*$/.test(text) && !isNumbered(text);
const isNumbered = (text: string) => /^\s*[（(][一二三四五六七八九十\d]{1,2}[）)]/.test(text);
/** A label cut by a line end is no longer than a narrow column is wide. */
const longestPiece = 14;

const absent: CellReading = { kind: "missing", reason: "unreadable", raw: "", at: null };

function figureOf({ id }: PrintedIndicator, { label, boxes, moneyUnit }: Line): CellReading {
  const measure = findCell(id)?.measure ?? "count";
  const [only, second] = boxes;
  if (only && !second) {
    const reading = readBox(only, measure);
    const unit = measure === "money" && reading.kind === "number" ? (reading.unit ?? moneyUnit) : null;
    return unit === "other"
      ? { kind: "missing", reason: "unreadable", raw: only.text, at: only.at }
      : { ...reading, ...(unit ? { unit } : {}) };
  }
  const raw = boxes.map(({ text }) => text).join(" | ");
  const reason =
    boxes.length === 0 && readFigure(raw, measure).kind === "missing" && label.mode === "grid"
      ? "blank"
      : "unreadable";
  return { kind: "missing", reason, raw, at: label.at };
}

/** The list prints 万元; an amount in another unit says so. */
function unitProblems({ id, printed }: PrintedIndicator, reading: CellReading): Problem[] {
  if (reading.kind !== "number" || reading.unit !== "元" || reading.value === 0) return [];
  const message = `“${printed}”以元为单位（${reading.raw.trim()}），表式规定为万元；按原文保留，换算后参与比较。`;
  return [{ check: "unit", severity: "warning", cells: [id], message }];
}

/** The next line after the last one that a label can be; an explanation in brackets may follow the words. */
function indicatorOf(printed: string, last: number): number | null {
  const key = printed.replace(unitBehind, "");
  for (let index = last + 1; index < keys.length; index += 1)
    if (
      keys[index]?.some(
        (label) => key === label || (label.length >= 5 && key.startsWith(label)) || key === `其中${label}`,
      )
    )
      return index;
  return null;
}
