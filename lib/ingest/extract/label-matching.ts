import { isFilled, type Token } from "./token";

/** Likeness of two labels between 0 and 1: twice the common pairs of letters over all pairs (Dice). */
export function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index < a.length - 1; index += 1) {
    const pair = a.slice(index, index + 2);
    const seen = pairs.get(pair);
    pairs.set(pair, seen === undefined ? 1 : seen + 1);
  }
  let common = 0;
  for (let index = 0; index < b.length - 1; index += 1) {
    const pair = b.slice(index, index + 2);
    const left = pairs.get(pair);
    if (left !== undefined && left > 0) {
      common += 1;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length - 2);
}

/** Words by which a head or label means other figures than those of the year. */
const otherTime =
  /上一?年度?|上一?期|上半年|下半年|季度|去年|前年|往年|历年|累计|以来|近[二两三四五]年|同比|增长|预计|计划/g;

/** Above this a head may be the known one misprinted. */
const likeEnough = 0.6;

/** What stands in a head of a table and heads no figures. */
const aside = /^(?:单位|序号|行次|备注|说明|项目|类别|指标|编号|附注)/;

/** Whether words of another time than the year's stand in a text and not in the known one. */
export function namesOtherPeriod(key: string, known: string): boolean {
  return (key.match(otherTime) ?? []).some((word) => !known.includes(word));
}

/** Whether a head may be one of the form misprinted or reworded: it is read by its place, and named. */
export const isNearHead = (key: string, known: string) =>
  similarity(known, key) >= likeEnough && !namesOtherPeriod(key, known);

/** Letters by which a label means something else: not, other, above, all. */
const turning = /[不未非无另除上下前去往历累全所各]/g;

/**
 * Whether a label that is much like a known one may mean another: it has, or lacks, a letter that turns its meaning,
 * or has more than one letter of its own.
 */
export function mayChangeMeaning(key: string, known: string): boolean {
  const turns = (text: string) => (text.match(turning) ?? []).sort().join("");
  const left = [...known];
  const own = [...key].filter((letter) => {
    const at = left.indexOf(letter);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return own.length > 1 || turns(key) !== turns(known);
}

/**
 * Whether a head is none of the known ones: neither one of them, nor a piece of one, nor some of them glued.
 * @param known the keys of the heads that a table of the form has
 */
export function isUnknownHead(key: string, known: readonly string[]): boolean {
  if (key.length < 2 || aside.test(key)) return false;
  for (const head of known) if (head.includes(key)) return false;
  let rest = key;
  for (const head of known) if (head.length > 1) rest = rest.replaceAll(head, "");
  return rest !== "";
}

/** The heads among boxes that are none of the known ones. */
export const unknownHeads = (boxes: readonly Token[], known: readonly string[]): Token[] =>
  boxes.filter((box) => isFilled(box) && box.key !== "" && isUnknownHead(box.key, known));

/** The printed words of some heads, for a sentence. */
export const quotedHeads = (heads: readonly Token[]): string =>
  [...new Set(heads.map(({ text }) => `“${text.trim().slice(0, 20)}”`))].slice(0, 3).join("、");
