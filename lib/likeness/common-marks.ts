import { statutoryMarks } from "./statutory-marks";

/** The marks of a report's text, in order, and whose it is. */
export type MarkedText = { agency: number; marks: Uint32Array };

/** With fewer agencies it is not known what everybody writes, and nothing is said to be alike. */
export const fewestAgencies = 10;

/** From so many agencies on a phrase is common property: the fifth part of all, at least four and at most eight. */
export const commonFrom = (agencies: number): number => Math.min(8, Math.max(4, Math.ceil(agencies / 5)));

export const agenciesOf = (texts: readonly MarkedText[]): number =>
  new Set(texts.map(({ agency }) => agency)).size;

/** The marks among those of some texts that are statutory or common property, by all texts. */
export function commonMarks(texts: readonly MarkedText[], some: ReadonlySet<number>): Set<number> {
  const limit = commonFrom(agenciesOf(texts));
  const common = new Set<number>();
  eachHolding(texts, some, (mark, holders) => {
    if (statutoryMarks.has(mark) || isHeldByMany(texts, holders, limit)) common.add(mark);
  });
  return common;
}

/** Whether so many agencies hold a mark, in whatever years. */
export function isHeldByMany(texts: readonly MarkedText[], holders: Uint32Array, many: number): boolean {
  if (holders.length < many) return false;
  const seen = new Set<number>();
  for (const holder of holders) seen.add(texts[holder]?.agency ?? -1);
  return seen.size >= many;
}

/** So many texts at most can be compared at a time: their numbers go into the sorting key. */
const TEXTS = 2 ** 20;

/**
 * Visits the marks of some texts, each with the places in `texts` of all that hold it, in order. The list of these is
 * good for one visit.
 */
export function eachHolding(
  texts: readonly MarkedText[],
  some: ReadonlySet<number>,
  visit: (mark: number, holders: Uint32Array) => void,
): void {
  if (texts.length > TEXTS) throw new Error(`${texts.length} texts are too many to compare`);
  const sought = bitsOf(texts, some);
  const parts = some.size > FEW ? PARTS : 1;
  const width = 2 ** 32 / parts;
  for (let from = 0; from < 2 ** 32; from += width) {
    const isSought = (mark: number) =>
      mark >= from && mark < from + width ? ((sought[mark >>> 11] ?? 0) >>> ((mark >>> 8) & 7)) & 1 : 0;
    visitSorted(sortedKeys(texts, isSought), texts.length === some.size ? null : some, visit);
  }
}

/** Of the marks of more texts a part is sorted at a time, for the memory that it takes. */
const FEW = 1000;
const PARTS = 8;

/** The marks that are sought, each with the place of its text, in order. */
function sortedKeys(texts: readonly MarkedText[], isSought: (mark: number) => number): Float64Array {
  let count = 0;
  for (const { marks } of texts) for (const mark of marks) count += isSought(mark);
  const keys = new Float64Array(count);
  let filled = 0;
  for (const [place, { marks }] of texts.entries())
    for (const mark of marks) if (isSought(mark)) keys[filled++] = mark * TEXTS + place;
  return keys.sort();
}

/** @param some null: all */
function visitSorted(
  keys: Float64Array,
  some: ReadonlySet<number> | null,
  visit: (mark: number, holders: Uint32Array) => void,
): void {
  let room = new Uint32Array(1024);
  for (let start = 0, end = 0; start < keys.length; start = end) {
    const mark = Math.floor((keys[start] ?? 0) / TEXTS);
    const next = (mark + 1) * TEXTS;
    while (end < keys.length && (keys[end] ?? next) < next) end += 1;
    if (end - start > room.length) room = new Uint32Array((end - start) * 2);
    const holders = room.subarray(0, end - start);
    for (let at = start; at < end; at += 1) holders[at - start] = (keys[at] ?? 0) - mark * TEXTS;
    if (!some || holders.some((holder) => some.has(holder))) visit(mark, holders);
  }
}

/** A few marks too many are let through, and sorted out by their holders. */
function bitsOf(texts: readonly MarkedText[], some: ReadonlySet<number>): Uint8Array {
  const bits = new Uint8Array(2 ** 21);
  for (const place of some)
    for (const mark of texts[place]?.marks ?? [])
      bits[mark >>> 11] = (bits[mark >>> 11] ?? 0) | (1 << ((mark >>> 8) & 7));
  return bits;
}
