import type { Cell, CellMissingReason } from "@/lib/catalogue/cell";

type Figure =
  | { kind: "number"; value: number; unit?: "元" | "万元" }
  | { kind: "missing"; reason: CellMissingReason };

/** Among them the blanks that Chinese fonts keep in the private area; what else stands there may be a digit. */
const spaces = /[\s\u00a0\u00ad\u3000\u200b-\u200f\u2060\ufeff\ue003\ue004\ue5e5\uf020]/g;
/** Raised and circled digits are marks of notes; normalisation would make them part of the figure. */
const noteMark = /[\p{No}\p{Co}]/u;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const plain = /^[+-]?\d+(?:\.\d+)?$/;
/** 22（其中修订16件）: a part of the figure, told beside it. */
const partNote = /^([\d,.]+\D{0,2})\((?:其中|含|包括|包含|内含)[^()]*\)$/;
const counted = /(?:人次|件次|[件项条个次宗份起人名篇期场])$/;
const money = /(万元|元)$/;
const longest = 15;
const lineEnd = /[\r\n]/;
/** Nine figures in ten are printed like this and need no cleaning. */
const ordinary = /^(?:0|[1-9]\d{0,8})$/;

/**
 * One box of a table as a figure, or as the reason why it is none. Spaces, full-width digits, thousands
 * separators and counting words are allowed for; two numbers in one box, leading zeros, more than 15 digits and
 * sentences are not read.
 */
export function readFigure(printed: string, measure: Cell["measure"]): Figure {
  const bare = printed.trim();
  if (ordinary.test(bare)) return { kind: "number", value: Number(bare) };
  if (bare === "") return { kind: "missing", reason: "blank" };
  if (printed.length > 64) return { kind: "missing", reason: "text" };
  const close = printed.replace(spaces, "");
  if ((lineEnd.test(printed) && /\d\s*[\r\n]+\s*\d/.test(printed)) || noteMark.test(close))
    return { kind: "missing", reason: "unreadable" };
  const plainText = close.normalize("NFKC").replace(/[−﹣–—─━]/g, "-");
  const text = plainText.includes("(") ? plainText.replace(partNote, "$1") : plainText;
  if (text === "") return { kind: "missing", reason: "blank" };
  if (text === "/" || text === "\\" || text === "//") return { kind: "missing", reason: "slash" };
  if (/^-{1,4}$/.test(text) || text === "无") return { kind: "missing", reason: "dash" };
  const unit = measure === "money" ? money.exec(text)?.[1] : undefined;
  const uncounted = text.replace(measure === "money" ? money : counted, "");
  const digits = measure === "change" ? signed(uncounted) : uncounted;
  if (!plain.test(digits) && !grouped.test(digits)) return { kind: "missing", reason: "text" };
  const number = digits.replaceAll(",", "");
  if (/^[+-]?0\d/.test(number) || number.replace(/\D/g, "").length > longest)
    return { kind: "missing", reason: "unreadable" };
  const value = Number(number);
  const figure: Figure = { kind: "number", value: value === 0 ? 0 : value };
  return unit === "元" || unit === "万元" ? { ...figure, unit } : figure;
}

/** Whether a part of it is told beside a figure. */
export const hasPartNote = (printed: string) => partNote.test(printed.normalize("NFKC").replace(spaces, ""));

/** A change as editors write it: --253, 减4, 增加19. */
const signed = (text: string) => text.replace(/^(?:-{2}|减少?)(?=\d)/, "-").replace(/^(?:增加?)(?=\d)/, "+");

/** Whether a piece of text can stand in a figure's place: a number, or one of the ways to say there is none. */
export function looksLikeFigure(printed: string): boolean {
  if (ordinary.test(printed)) return true;
  if (printed.length > 24) return false;
  return !/[\p{L}]/u.test(printed.replace(/[件项条个次宗份起人名篇期场万元无]/g, ""));
}

/** The unit that is printed for an amount; `other` is one that the form does not know, as 千元. */
export type MoneyUnit = "元" | "万元" | "other";

const printedUnit =
  /(?<![十百千万亿])([十百千万亿]{0,4}(?:[美欧日港澳]|台币)?)元|(?<=单位[:：]?|[（(])([十百千万亿])(?=$|[)）])/;

/** The unit named in a head or beside a figure; null where none is. */
export function moneyUnitOf(printed: string): MoneyUnit | null {
  const found = printedUnit.exec(printed.slice(0, 80).normalize("NFKC").replace(/\s/g, ""));
  if (!found) return null;
  const scale = found[1] ?? found[2];
  return scale === "" ? "元" : scale === "万" ? "万元" : "other";
}

/** Whether the Han letters of a box are a unit of money and nothing else. */
export const isMoneyUnitAlone = (key: string) => /^(?:单位)?[十百千万亿]?元$/.test(key);

/** The head of an amount without the unit behind it: 本年收费金额（单位：元）; null for any other head. */
export const amountHead = (key: string) => /^(?:本年收费|收费|采购)总?金额/.exec(key)?.[0] ?? null;
