import type { Form } from "@/lib/catalogue/cell";
import {
  contentHeading,
  type DisclosureMeasure,
  type DisclosureRow,
  disclosureBlocks,
} from "@/lib/catalogue/disclosure";
import { labelKey } from "@/lib/catalogue/label-key";
import { amountHead, isMoneyUnitAlone, looksLikeFigure, type MoneyUnit, moneyUnitOf } from "./figure";
import { isNearHead, isUnknownHead, namesOtherPeriod } from "./label-matching";
import { isFigureBelow, isKnownRow, isSameLine, type Token } from "./token";

/** A row of section 二 as found: its label and the boxes behind it. */
export type DisclosureLine = {
  row: DisclosureRow;
  label: Token;
  boxes: Token[];
  /** The digits that stood behind the label without a gap. */
  glued: string | null;
  moneyUnit: MoneyUnit | null;
  /** The heads of the figures above it. */
  heads: readonly Token[];
};

export const disclosureRowsByKey: ReadonlyMap<string, DisclosureRow> = new Map(
  disclosureBlocks.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.zh, ...row.aliases].map((label) => [labelKey(label), row] as const)),
  ),
);
const formsByMeasure = new Map<string, Set<Form>>();
const keysOfMeasures = new Map<DisclosureMeasure, ReadonlySet<string>>();
for (const { form, measures } of disclosureBlocks)
  for (const measure of measures) {
    const keys = new Set([measure.zh, ...measure.aliases].map(labelKey));
    keysOfMeasures.set(measure, keys);
    for (const key of keys) formsByMeasure.set(key, (formsByMeasure.get(key) ?? new Set<Form>()).add(form));
  }
/** A head as the form has it: 本年度 is 本年, the unit of an amount is dropped. */
export function measureKey(printed: string): string {
  const key = printed.replace(/^本年度/, "本年");
  return formsByMeasure.has(key) ? key : (amountHead(key) ?? key);
}

/** Whether a head is the measure's. */
export const isNamedBy = (measure: DisclosureMeasure, key: string) =>
  keysOfMeasures.get(measure)?.has(measureKey(key)) === true;

/** Whether a head may be the measure's, misprinted. */
export const isNearMeasure = (measure: DisclosureMeasure, key: string) =>
  [...(keysOfMeasures.get(measure) ?? [])].some((known) => isNearHead(measureKey(key), known));

/** Whether a head is none of any form's, and tells other figures than theirs. */
export function isUnknownMeasure(key: string): boolean {
  const head = measureKey(key);
  return (
    key !== contentHeading && !formsByMeasure.has(head) && isUnknownHead(head, [...formsByMeasure.keys()])
  );
}

/** Whether a head is one of other forms only. */
export function isOfOtherForm(key: string, form: Form): boolean {
  const known = formsByMeasure.get(measureKey(key));
  return known !== undefined && !known.has(form);
}

const clauseKeys = new Set(disclosureBlocks.map(({ clause }) => labelKey(clause)));

/** A block has four. */
const mostHeads = 20;

/** A clause of article 20 or 信息内容, the first head of a block. */
export const opensBlock = ({ key }: Token) => clauseKeys.has(key) || key === contentHeading;

/** The rows of section 二 between two places, and the forms that their heads belong to. */
export function disclosureLines(tokens: readonly Token[], from: number, limit: number) {
  const rows: DisclosureLine[] = [];
  const forms: Form[] = [];
  let open: DisclosureLine | null = null;
  let moneyUnit: DisclosureLine["moneyUnit"] = null;
  let heads: Token[] = [];
  let opener: Token | null = null;
  let to = from;
  for (let at = from; at < Math.min(limit, tokens.length); at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (open && endsRow(open, token)) open = null;
    const glued = token.key === "" ? null : splitGlued(token);
    const cut = cutRow(token, tokens[at + 1]);
    if (cut) at += 1;
    const row = glued?.row ?? cut?.row ?? disclosureRowsByKey.get(token.key);
    if (row) {
      const label = cut?.label ?? token;
      open = { row, boxes: [], glued: glued?.digits ?? null, label, moneyUnit, heads };
      rows.push(open);
      to = at;
      continue;
    }
    if (isMoneyUnitAlone(token.key) && !/\d/.test(token.text)) {
      // The unit on a line of its own: below its head, or behind its figure.
      const last = rows.at(-1);
      if (last && last.heads === heads && last.boxes.length > 0) last.moneyUnit = moneyUnitOf(token.text);
      else moneyUnit = moneyUnitOf(token.text);
      continue;
    }
    const measured = formsByMeasure.get(measureKey(token.key));
    if (measured) {
      if (measured.size === 1) forms.push(...measured);
      if (amountHead(token.key)) moneyUnit = moneyUnitOf(token.text);
      if (heads.length < mostHeads) heads.push(token);
      open = null;
      to = at;
    } else if (opensBlock(token)) {
      moneyUnit = null;
      heads = [];
      open = null;
      opener = token;
    } else if (token.key !== "" && opener && isUnderOpener(token, opener, rows.at(-1)?.heads === heads)) {
      // A head in words of its own.
      if (heads.length < mostHeads) heads.push(token);
    } else if (open === null && heads.length < mostHeads && isHeadOfOtherTime(token)) {
      heads.push(token);
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

/** Whether a text stands where heads do: on the line of 信息内容, or, where each box has its own, right behind it. */
const isUnderOpener = (token: Token, opener: Token, hasRow: boolean) =>
  isSameLine(opener, token) ||
  (opener.key === contentHeading &&
    !isKnownRow(opener) &&
    token.mode === opener.mode &&
    !hasRow &&
    token.key.length <= longestHead &&
    !/[\d，。]/.test(token.text));

/** 上年制发件数: where rows are not known, such words alone show that a text is a head. */
const isHeadOfOtherTime = ({ key }: Token) =>
  key.length >= 4 && key.length <= longestHead && namesOtherPeriod(key, "") && isUnknownMeasure(key);
const longestHead = 14;

const isHeading = (token: Token) => /收到和处理|申请情况|申请人情况/.test(token.text);

const endsRow = ({ label, boxes }: DisclosureLine, token: Token) =>
  !isFigureBelow(token, label, boxes) &&
  (label.mode === "grid" || label.mode === "rows") &&
  !isSameLine(label, token);

/** 行政规范性⏎文件: a label cut by a line end. */
function cutRow(token: Token, next: Token | undefined): { row: DisclosureRow; label: Token } | null {
  if (token.key === "" || !next || next.key === "" || disclosureRowsByKey.has(token.key)) return null;
  const row = disclosureRowsByKey.get(token.key + next.key);
  return row ? { row, label: next } : null;
}

/** 规章000: digits glued to their label. */
function splitGlued(token: Token): { row: DisclosureRow; digits: string } | null {
  if (!/\d\s*$/.test(token.text)) return null;
  const match = /^(\D{2,24}?)(\d{1,8})$/.exec(token.text.replace(/\s/g, ""));
  const [, label, digits] = match ?? [];
  const row = label ? disclosureRowsByKey.get(labelKey(label)) : undefined;
  return row && digits ? { row, digits } : null;
}
