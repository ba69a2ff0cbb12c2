import type { DisclosureMeasure } from "@/lib/catalogue/disclosure";
import { type DisclosureLine, isNamedBy, isStrangeMeasure } from "./disclosure-lines";
import { saysOtherTime } from "./strange-heads";
import { isFilled, isSameLine, type Token } from "./token";

/**
 * In a grid the boxes below the heads. Elsewhere one line `3 0 5` is a figure for each head, and a figure that
 * spans columns may be written into each of them. Null where it cannot be told which box is whose.
 */
export function figureBoxes(
  { boxes, heads, label, glued }: DisclosureLine,
  width: number,
): readonly Token[] | null {
  if (glued !== null) return piecesOf(glued, width).map((text) => ({ ...label, text }));
  const [only, ...rest] = boxes;
  if (!only) return boxes;
  if (rest.length === 0 && width > 1 && label.mode === "paragraph") {
    const figures = only.text.trim().split(/[\s\u3000]+/);
    return figures.length === width ? figures.map((text) => ({ ...only, text })) : boxes;
  }
  const repeated = boxes.slice(width - 1);
  if (boxes.length === 3 && width < 3 && label.mode !== "paragraph" && isFilled(only))
    if (repeated.every(({ text }) => text === repeated[0]?.text)) return boxes.slice(0, width);
  if (label.mode !== "grid" || heads.length !== width) return boxes;
  const below = heads.flatMap((head) => boxes.filter(({ column }) => column === head.column));
  const inside = below.length === width && boxes.every((box) => !isFilled(box) || below.includes(box));
  if (inside) return below;
  // Where a box is not below its head, a blank one cannot be told from one that moved.
  return boxes.every(isFilled) || !boxes.some(isFilled) ? boxes : null;
}

/**
 * Digits without gaps as figures: one figure whole, or single digits where no two could be one number and a blank
 * (000 and 001 can only be three figures, 010 might be a blank and 10).
 */
function piecesOf(digits: string, width: number): string[] {
  if (width === 1) return [digits];
  return /^0*\d$/.test(digits) ? [...digits] : [digits];
}

const namedMeasures = (heads: readonly Token[], measures: readonly DisclosureMeasure[]) =>
  heads.flatMap(({ key }) => measures.find((measure) => isNamedBy(measure, key)) ?? []);

/** Whether the heads leave out one that others stand behind: then the places of the form are not theirs. */
export function lacksColumn(heads: readonly Token[], measures: readonly DisclosureMeasure[]): boolean {
  const named = namedMeasures(heads, measures);
  const [first] = heads;
  // Elsewhere a head may be cut in two and be there all the same.
  return (
    first !== undefined &&
    first.mode !== "paragraph" &&
    heads.length === named.length &&
    heads.every((head) => isSameLine(first, head)) &&
    named.length < measures.length &&
    named.some((measure, index) => measure !== measures[index])
  );
}

/**
 * The measures in the order of the printed heads, where each head names another of them, null where a head names
 * none of any form; else as the form has them.
 */
export function printedOrder(
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
): readonly (DisclosureMeasure | null)[] {
  if (heads.length !== measures.length) return measures;
  const order = heads.map(({ key }, position) => {
    const measure = measures.find((one) => isNamedBy(one, key));
    if (measure || !isStrangeMeasure(key)) return measure;
    return isMeant(heads, measures, position) ? measures[position] : null;
  });
  const named = order.filter((measure) => measure != null);
  const isOrder = !order.includes(undefined) && new Set(named).size === named.length;
  return isOrder && order.some((measure, index) => measure !== measures[index])
    ? order.map((measure) => measure ?? null)
    : measures;
}

/** 废除情况 for 本年废止件数: the only head in other words, of the year, where all the others stand in their places. */
const isMeant = (
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
  position: number,
): boolean =>
  heads.every(({ key }, at) => {
    const measure = measures[at];
    return at === position ? !saysOtherTime(key, "") : measure !== undefined && isNamedBy(measure, key);
  });

/** The heads that are read as those of the form, though they are printed in other words. */
export const reworded = (
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
): readonly Token[] =>
  heads.length === measures.length
    ? heads.filter(({ key }, at) => isStrangeMeasure(key) && isMeant(heads, measures, at))
    : [];

/** Whether other words stand among the heads, and it cannot be told whose columns they take. */
export const hasUnplacedHead = (heads: readonly Token[], measures: readonly DisclosureMeasure[]): boolean =>
  heads.some(({ key }) => isStrangeMeasure(key)) &&
  !printedOrder(heads, measures).includes(null) &&
  reworded(heads, measures).length === 0;
