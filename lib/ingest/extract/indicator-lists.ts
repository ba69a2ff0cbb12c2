import { printedIndicators } from "@/lib/catalogue/indicators-2014";
import { labelKey } from "@/lib/catalogue/label-key";
import { looksLikeFigure } from "./figure";
import { isMoneyUnitAlone, type MoneyUnit, moneyUnitOf } from "./money-unit";
import { isFilled, type Token } from "./token";

/** A line as found: its label and the boxes behind it. */
export type IndicatorLine = { label: Token; boxes: Token[]; moneyUnit: MoneyUnit | null };
/** Lines by their number in the printed order. */
export type IndicatorList = { lines: Map<number, IndicatorLine>; from: number; to: number };

const unit = "(?:条|件|次|人次|个|人|名|期|份|篇|场|项|宗)";
const unitAlone = new RegExp(`^s*(?:单位[:：])?${unit}(?:[/／、或]${unit})*s*$`);

/** 收到申请数（件）: the unit in brackets behind the label. */
const unitBehind = /(?<=.数)(?:单位)?(?:条|件|次|个|人|期|份|篇|场)$/;

const keys = printedIndicators.map(({ printed, aliases }) => [printed, ...aliases].map(labelKey));

/** Every run of known labels in the printed order, with their boxes; the first label begins another. */
export function indicatorLists(tokens: readonly Token[]): IndicatorList[] {
  const lists: IndicatorList[] = [];
  let last = -1;
  let open: IndicatorLine | null = null;
  /** The label, or what explains it: only right behind it may it be explained further. */
  let part: Token | null = null;
  /** The short lines before, which may be the beginning of a label that line ends cut. */
  let pieces: string[] = [];
  tokens.forEach((token, at) => {
    const isBelow = open !== null && isKnownRow(open.label) && !isSameRow(open.label, token);
    const explains = part !== null && part === tokens[at - 1] && goesOnInBrackets(token);
    if (explains) part = token;
    if (isBelow && open && explains) {
      open.label = token;
      return;
    }
    if (isBelow) open = null;
    if (token.text.length < 12 && unitAlone.test(token.text)) return;
    if (isMoneyUnitAlone(token.key) && !/\d/.test(token.text)) {
      if (open) open.moneyUnit = moneyUnitOf(token.text);
      return;
    }
    const list = lists.at(-1);
    if (token.key !== "" && !looksLikeFigure(token.text)) {
      const index = indicatorOf(token.key, last) ?? cutIndicatorOf(pieces, token.key, last);
      const begins = last >= 0 && index === null && isFirst(token.key);
      if (index === null && !begins && open?.boxes.length === 0) {
        if (explains) return;
        if (isKnownRow(token)) open.boxes.push(token);
      }
      open = null;
      const mayBeCut = index === null && !isKnownRow(token) && token.key.length < longestPiece;
      pieces = mayBeCut ? [...pieces, token.key].slice(-mostPieces) : [];
      if (index === null && !begins) return;
      last = index ?? 0;
      open = { label: token, boxes: [], moneyUnit: moneyUnitOf(token.text) };
      part = token;
      if (list && !begins) {
        list.lines.set(last, open);
        list.to = at;
      } else lists.push({ lines: new Map([[last, open]]), from: at, to: at });
    } else if (open && list && isFilled(token)) {
      open.boxes.push(token);
      list.to = at;
    }
  });
  for (const list of lists) dropRemarks(list, tokens);
  return lists;
}

const remarks = new Set(["备注", "说明", "备注说明"]);
/** The heads of the list are fewer boxes. */
const mostHeads = 8;

/** What stands below 备注 is no figure, though it may be 无 or a number. */
function dropRemarks({ lines, from }: IndicatorList, tokens: readonly Token[]): void {
  const heads = tokens.slice(Math.max(0, from - mostHeads), from);
  const head = heads.find((token) => remarks.has(token.key) && isKnownRow(token));
  if (!head) return;
  for (const line of lines.values())
    line.boxes = line.boxes.filter((box) => box.at.table !== head.at.table || box.column !== head.column);
}

const isKnownRow = ({ mode }: Token) => mode === "grid" || mode === "rows";
const isSameRow = (label: Token, token: Token) =>
  token.at.table === label.at.table && token.at.row === label.at.row;

/** （不同渠道和方式公开相同信息计1条）, whole or cut: an explanation below its label. */
const goesOnInBrackets = ({ text }: Token) =>
  /^\s*[（(]|^[^（(]*[）)]\s*$/.test(text) && !isNumbered(text) && !/^\s*[（(]其中/.test(text);
const isNumbered = (text: string) => /^\s*[（(][一二三四五六七八九十\d]{1,2}[）)]/.test(text);
/** A label cut by a line end is no longer than a narrow column is wide. */
const longestPiece = 14;
/** The longest label has 24 characters. */
const mostPieces = 4;

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

/** The same for a label of which the last lines before are the beginning. */
function cutIndicatorOf(pieces: readonly string[], key: string, last: number): number | null {
  for (let count = 1; count <= pieces.length; count += 1) {
    const index = indicatorOf(pieces.slice(-count).join("") + key, last);
    if (index !== null) return index;
  }
  return null;
}

const isFirst = (key: string) => indicatorOf(key, -1) === 0;
