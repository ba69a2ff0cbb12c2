import { printedIndicators } from "@/lib/catalogue/indicators-2014";
import { labelKey } from "@/lib/catalogue/label-key";
import { similarity } from "./label-matching";

/** 收到申请数（件）: the unit in brackets behind the label. */
const unitBehind = /(?<=.数)(?:单位)?(?:条|件|次|个|人|期|份|篇|场)$/;
/** A label shorter than that may begin other words. */
const shortestStem = 5;
/** A label in other words is the next one due, or one of the two after it. */
const mostSkipped = 3;
const likeEnough = 0.7;

const lines = printedIndicators.map(({ id, printed, aliases }) => ({
  part: id.split(".")[1],
  keys: [printed, ...aliases].map(labelKey),
}));
const allKeys = lines.flatMap(({ keys }) => keys);
const shared = new Set(allKeys.filter((key, at) => allKeys.indexOf(key) !== at));

/** The label that the words are, or begin with where an explanation follows them. */
const labelIn = (words: string, keys: readonly string[]) =>
  keys.find((label) => words === label || (label.length >= shortestStem && words.startsWith(label)));

const wordsOf = (printed: string) => printed.replace(/^其中/, "").replace(unitBehind, "");

/** The first line that a label can be, wherever it stands. */
export function indicatorNamed(printed: string): number | null {
  const words = wordsOf(printed);
  if (words === "") return null;
  const index = lines.findIndex(({ keys }) => labelIn(words, keys) !== undefined);
  return index === -1 ? null : index;
}

/**
 * The next line after the last one that a label can be. A label that reviews and suits share (被依法纠错数) is one
 * of theirs only where another of theirs stands before it.
 */
export function indicatorDue(printed: string, last: number): number | null {
  const words = wordsOf(printed);
  const part = lines[last]?.part;
  const index = lines.findIndex((line, at) => {
    const label = at > last ? labelIn(words, line.keys) : undefined;
    return label !== undefined && (!shared.has(label) || line.part === part);
  });
  return index === -1 ? null : index;
}

/** The same for a label of which the last lines before are the beginning. */
export function cutIndicatorOf(pieces: readonly string[], key: string, last: number): number | null {
  for (let count = 1; count <= pieces.length; count += 1) {
    const index = indicatorDue(pieces.slice(-count).join("") + key, last);
    if (index !== null) return index;
  }
  return null;
}

/**
 * The line that is due and printed in other words (信息不存在数), if it is one of those that no label names.
 * @param named the lines that are named somewhere
 */
export function nearIndicatorOf(
  printed: string,
  last: number,
  named: ReadonlySet<number | null>,
): number | null {
  const words = wordsOf(printed);
  // The beginning of a label that a line end cut is much like others.
  if (allKeys.some((key) => key.startsWith(words))) return null;
  for (let index = last + 1; index <= last + mostSkipped; index += 1) {
    const [label] = lines[index]?.keys ?? [];
    if (label === undefined || shared.has(label) || named.has(index)) continue;
    if (similarity(label, words) >= likeEnough && label.includes("不") === words.includes("不")) return index;
  }
  return null;
}
