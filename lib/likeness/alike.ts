import { type FoldedText, foldText } from "./folded-text";
import { eachMark, GRAM } from "./marks";

/** A text and the names that are left out of it. */
export type NamedText = { text: string; names: readonly string[] };

/** A piece of a text: what both have, with the number of the passage; what everybody has; or its own alone. */
export type Piece = { from: number; to: number } & (
  | { kind: "shared"; passage: number }
  | { kind: "common" | "own" }
);

/** Letters of a text: those that not everybody writes, and how many of these the other text has as well. */
type Counted = { distinctive: number; shared: number };

export type Alike = {
  /** Of the text with the fewer distinctive letters; null where it has too few to say anything. */
  share: number | null;
  first: Counted;
  second: Counted;
  /** Both texts cut into pieces without a gap. */
  pieces: { first: Piece[]; second: Piece[] };
  passages: number;
};

/** Texts with fewer letters of their own are not compared. */
const fewestLetters = 150;

/** A passage has so many letters in a row that not everybody writes: fewer are the seams between common phrases. */
const shortestPassage = 12;

/** A run of letters is looked for at so many of its places. */
const MOST_PLACES = 4;

/**
 * What two texts have in common, letter for letter, beyond what everybody writes: the longest common passages in the
 * order of the second. Its time grows with the length of the texts alone, whatever they hold.
 * @param common the marks that are common property, at least those of these two
 */
export function compareTexts(first: NamedText, second: NamedText, common: ReadonlySet<number>): Alike {
  const one = foldText(first.text, first.names);
  const two = foldText(second.text, second.names);
  const commonInOne = commonLetters(one.letters, common);
  const commonInTwo = commonLetters(two.letters, common);
  const sharedInOne = new Uint32Array(one.letters.length);
  const sharedInTwo = new Uint32Array(two.letters.length);
  const marked = markedLetters(two.letters);
  // Where by chance no mark stands, nobody knows whether everybody writes it.
  const hasMark = (start: number, end: number) =>
    marked.subarray(start, Math.max(start, end - GRAM + 1)).includes(1);
  let passages = 0;
  for (const { from, to, length } of commonRuns(one.letters, two.letters)) {
    const isCommon = (step: number) => commonInOne[from + step] === 1 || commonInTwo[to + step] === 1;
    let found = false;
    for (let start = 0, end = 0; start < length; start = Math.max(end, start + 1)) {
      for (end = start; end < length && !isCommon(end); ) end += 1;
      if (end - start < shortestPassage || !hasMark(to + start, to + end)) continue;
      if (!found) passages += 1;
      found = true;
      // What the second repeats keeps its first number in the first.
      for (let step = start; step < end; step += 1) sharedInOne[from + step] ||= passages;
      sharedInTwo.fill(passages, to + start, to + end);
    }
  }
  const counts = [counted(commonInOne, sharedInOne), counted(commonInTwo, sharedInTwo)] as const;
  const [shorter, longer] =
    counts[0].distinctive <= counts[1].distinctive ? counts : ([counts[1], counts[0]] as const);
  return {
    share:
      shorter.distinctive < fewestLetters
        ? null
        : Math.min(shorter.shared, longer.shared) / shorter.distinctive,
    first: counts[0],
    second: counts[1],
    pieces: {
      first: piecesOf(first.text, one, commonInOne, sharedInOne),
      second: piecesOf(second.text, two, commonInTwo, sharedInTwo),
    },
    passages,
  };
}

/** 1 for each letter of a common phrase; what stands between two common marks and no other belongs to the phrase. */
function commonLetters(letters: string, common: ReadonlySet<number>): Uint8Array {
  const flags = new Uint8Array(letters.length);
  let after: number | null = null;
  eachMark(letters, (mark, at) => {
    const isCommon = common.has(mark);
    if (isCommon) flags.fill(1, after ?? at, at + GRAM);
    after = isCommon ? at + GRAM : null;
  });
  return flags;
}

/** 1 for each letter with which a mark begins. */
function markedLetters(letters: string): Uint8Array {
  const flags = new Uint8Array(letters.length);
  eachMark(letters, (_, at) => {
    flags[at] = 1;
  });
  return flags;
}

type Run = { from: number; to: number; length: number };

/** From left to right of the second text: the longest run that the first has too, then on behind it. */
function* commonRuns(one: string, two: string): Generator<Run> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + GRAM <= one.length; at += 1) {
    const gram = one.slice(at, at + GRAM);
    const known = places.get(gram);
    if (!known) places.set(gram, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  for (let to = 0; to + GRAM <= two.length; ) {
    let best: Run | null = null;
    for (const from of places.get(two.slice(to, to + GRAM)) ?? []) {
      let length = GRAM;
      while (
        from + length < one.length &&
        to + length < two.length &&
        one.charCodeAt(from + length) === two.charCodeAt(to + length)
      )
        length += 1;
      if (!best || length > best.length) best = { from, to, length };
    }
    if (best && best.length >= shortestPassage) {
      yield best;
      to += best.length;
    } else to += 1;
  }
}

function counted(common: Uint8Array, shared: Uint32Array): Counted {
  let [distinctive, both] = [0, 0];
  for (const [at, flag] of common.entries()) {
    if (flag === 1) continue;
    distinctive += 1;
    if (shared[at] !== 0) both += 1;
  }
  return { distinctive, shared: both };
}

/** What was left out in folding goes with the letter before it. */
function piecesOf(
  text: string,
  { letters, at }: FoldedText,
  common: Uint8Array,
  shared: Uint32Array,
): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let start = 0, end = 0; start < letters.length; start = end) {
    const passage = shared[start] ?? 0;
    const flag = common[start];
    while (end < letters.length && shared[end] === passage && common[end] === flag) end += 1;
    const to = end < letters.length ? (at[end] ?? text.length) : text.length;
    if (passage !== 0 && flag === 0) pieces.push({ from, to, kind: "shared", passage });
    else pieces.push({ from, to, kind: flag === 1 ? "common" : "own" });
    from = to;
  }
  if (pieces.length === 0 && text !== "") pieces.push({ from: 0, to: text.length, kind: "own" });
  return pieces;
}
