import type { DisclosureMeasure } from "@/lib/catalogue/disclosure";
import { type DisclosureLine, isNamedBy, isNearMeasure, isUnknownMeasure } from "./disclosure-lines";
import { namesOtherPeriod } from "./label-matching";
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
  const isOneLine = boxes.every(({ at }) => at.table === label.at.table);
  const last = boxes[width - 1];
  const isRepeated = (box: Token) => box.text === last?.text;
  const mayRepeat = boxes.length === 3 && width < 3 && isOneLine && isFilled(only);
  const isGrid = label.mode === "grid" && heads.length === width;
  if (!isGrid && mayRepeat && boxes.slice(width).every(isRepeated)) return boxes.slice(0, width);
  if (!isGrid) return boxes;
  const below = heads.flatMap((head) => boxes.filter(({ column }) => column === head.column));
  const beside = boxes.filter((box) => isFilled(box) && !below.includes(box));
  if (
    below.length === width &&
    (beside.length === 0 || (mayRepeat && last === below.at(-1) && beside.every(isRepeated)))
  )
    return below;
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

/** What the printed heads of a row say of the columns of its figures. */
export type PrintedColumns = {
  /** The measures in the order of the heads, null for a head of no form; else as the form has them. */
  order: readonly (DisclosureMeasure | null)[];
  /** Heads that none of any form's is meant by. */
  foreign: readonly Token[];
  /** Heads in other words that are read as those of the measures at their places. */
  reworded: readonly { head: Token; measure: DisclosureMeasure }[];
  /** Whether foreign heads stand among the others, and it cannot be told whose columns they take. */
  isUnplaced: boolean;
};

export function printedColumns(
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
): PrintedColumns {
  const foreign = heads.filter(({ key }) => isUnknownMeasure(key));
  const reworded = rewordedHeads(heads, measures, foreign);
  const order = reworded.length > 0 ? measures : printedOrder(heads, measures, foreign);
  const isUnplaced = foreign.length > 0 && reworded.length === 0 && !order.includes(null);
  return { order, foreign, reworded, isUnplaced };
}

/**
 * Heads in other words, of the year, where all the others stand in their places: each near to the one that belongs
 * there (本年制作件数), or the only one (废除情况 for 本年废止件数).
 */
function rewordedHeads(
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
  foreign: readonly Token[],
): PrintedColumns["reworded"] {
  if (heads.length !== measures.length) return [];
  const reworded = measures.flatMap((measure, at) => {
    const head = heads[at];
    return head && foreign.includes(head) ? [{ head, measure }] : [];
  });
  const isMeant = measures.every((measure, at) => {
    const head = heads[at];
    if (!head || !foreign.includes(head)) return head !== undefined && isNamedBy(measure, head.key);
    return reworded.length === 1 ? !namesOtherPeriod(head.key, "") : isNearMeasure(measure, head.key);
  });
  return isMeant ? reworded : [];
}

function printedOrder(
  heads: readonly Token[],
  measures: readonly DisclosureMeasure[],
  foreign: readonly Token[],
): PrintedColumns["order"] {
  if (heads.length !== measures.length) return measures;
  const order = heads.map((head) =>
    foreign.includes(head) ? null : measures.find((measure) => isNamedBy(measure, head.key)),
  );
  const found = order.filter((measure) => measure !== undefined);
  const named = found.filter((measure) => measure !== null);
  const isOrder = found.length === order.length && new Set(named).size === named.length;
  return isOrder && found.some((measure, at) => measure !== measures[at]) ? found : measures;
}
