import { type DiffStep, stepsBetween } from "./line-diff";

/** A piece of a text: whether the other text has it too, and if so, whether as a sentence in another place. */
export type TextStretch = { text: string; changed: boolean; moved: boolean };

/** Both texts in paragraphs of such pieces, and whether they are the same. */
export type TextChanges = { same: boolean; before: TextStretch[][]; after: TextStretch[][] };

/** Under this share of common letters two sentences are not one that was changed, but two. */
const smallestLikeness = 0.4;

/** So short a piece between two changes says nothing by itself: 的, 、. */
const shortest = 1;

type TextStep = DiffStep & { moved?: true };

/**
 * What changed from a text to a later one: whole sentences, and within a sentence that goes on its words. A sentence
 * that stands in another place is moved and not changed.
 */
export function textChanges(before: string, after: string): TextChanges {
  const steps = withMoved(stepsBetween(sentencesOf(before), sentencesOf(after)));
  const told: TextStep[] = [];
  for (let at = 0; at < steps.length; ) {
    const run = steps.slice(at).findIndex(({ sign, moved }) => sign === " " || moved);
    const end = run < 0 ? steps.length : at + run;
    if (end > at) told.push(...withinChange(steps.slice(at, end)));
    const kept = steps[end];
    if (kept) told.push(kept);
    at = end + 1;
  }
  return {
    same: told.every(({ sign }) => sign === " "),
    before: paragraphsOf(told.filter(({ sign }) => sign !== "+")),
    after: paragraphsOf(told.filter(({ sign }) => sign !== "-")),
  };
}

/**
 * Sentences that are taken out here and put in there, each as often as both. One with a figure is only where it says itself
 * what it is the figure of: of 5件 in another place nobody knows that it is the same.
 */
function withMoved(steps: readonly DiffStep[]): TextStep[] {
  const speaks = speaking(steps);
  const count = (sign: DiffStep["sign"]) => {
    const counts = new Map<string, number>();
    for (const step of steps)
      if (step.sign === sign && speaks.has(step)) counts.set(step.text, (counts.get(step.text) ?? 0) + 1);
    return counts;
  };
  const partners = { "-": count("+"), "+": count("-") };
  return steps.map((step): TextStep => {
    if (step.sign === " " || !speaks.has(step)) return step;
    const left = partners[step.sign].get(step.text);
    if (left === undefined || left === 0) return step;
    partners[step.sign].set(step.text, left - 1);
    return { ...step, moved: true };
  });
}

/** The pieces that mean the same wherever they stand: sentences without a figure, and whole ones that say what it counts. */
function speaking(steps: readonly DiffStep[]): Set<DiffStep> {
  const found = new Set<DiffStep>();
  for (const side of ["-", "+"] as const) {
    let previous = "";
    for (const step of steps.filter(({ sign }) => sign === " " || sign === side)) {
      const isWhole = !/[；;]$/u.test(previous) && !/[；;]$/u.test(step.text);
      if (step.text !== "\n" && (!figure.test(step.text) || (isWhole && saysOfWhat(step.text))))
        found.add(step);
      previous = step.text;
    }
  }
  return found;
}

const figure = /[\d０-９〇零一二两三四五六七八九十百千万]/u;
/** What is said of the sentence before. */
const leaning = /^\s*(?:其|同比|环比|较|比|占|该|此|上述|分别|均|共|合计)/u;
/** Letters that a sentence with a figure has at least, to say what it is the figure of. */
const fewestLetters = 10;

const saysOfWhat = (sentence: string) =>
  !leaning.test(sentence) && (sentence.match(/\p{sc=Han}/gu)?.length ?? 0) >= fewestLetters;

/** Sentences with the sign at their end; the end of a paragraph is a piece of its own. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[。！？；;])|(\n)/u).filter((piece) => piece);

const words = new Intl.Segmenter("zh", { granularity: "word" });

/** A number is one word, with its comma and point. */
const wordsOf = (text: string): string[] =>
  text
    .split(/(\d[\d,.]*\d%?|\n)/u)
    .flatMap((piece) =>
      /^[\d\n]/u.test(piece) ? [piece] : [...words.segment(piece)].map(({ segment }) => segment),
    )
    .filter((piece) => piece !== "");

/** The words of a run of changed sentences, where they have enough in common; else the sentences as they are. */
function withinChange(run: readonly DiffStep[]): DiffStep[] {
  const of = (sign: DiffStep["sign"]) =>
    run
      .filter((step) => step.sign === sign)
      .map(({ text }) => text)
      .join("");
  const [removed, added] = [of("-"), of("+")];
  const whole = [...run].sort((a, b) => Number(a.sign === "+") - Number(b.sign === "+"));
  if (removed === "" || added === "") return whole;
  const steps = withoutCrumbs(stepsBetween(wordsOf(removed), wordsOf(added)));
  const common = steps.reduce((sum, { sign, text }) => sum + (sign === " " ? text.length : 0), 0);
  return common < smallestLikeness * Math.max(removed.length, added.length) ? whole : steps;
}

/** Without common pieces that stand alone among changes. */
function withoutCrumbs(steps: readonly DiffStep[]): DiffStep[] {
  return steps.flatMap((step, at): DiffStep[] => {
    const [before, after] = [steps[at - 1], steps[at + 1]];
    const isCrumb = step.sign === " " && step.text !== "\n" && step.text.length <= shortest;
    if (!isCrumb || !before || !after || before.sign === " " || after.sign === " ") return [step];
    return [
      { sign: "-", text: step.text },
      { sign: "+", text: step.text },
    ];
  });
}

/** Pieces that follow each other and are alike become one; those of nothing fall away. */
function paragraphsOf(steps: readonly TextStep[]): TextStretch[][] {
  const paragraphs: TextStretch[][] = [[]];
  for (const { sign, text, moved = false } of steps)
    for (const [turn, line] of text.split("\n").entries()) {
      if (turn > 0) paragraphs.push([]);
      const paragraph = paragraphs.at(-1);
      const last = paragraph?.at(-1);
      const changed = sign !== " " && !moved;
      if (line === "") continue;
      if (last && last.changed === changed && last.moved === moved) last.text += line;
      else paragraph?.push({ text: line, changed, moved });
    }
  return paragraphs.filter(({ length }) => length > 0);
}
