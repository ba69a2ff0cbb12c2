import { type DiffStep, stepsBetween } from "./line-diff";

/** A piece of a text, and whether the other text has it too. */
export type TextStretch = { text: string; changed: boolean };

/** Both texts in paragraphs of such pieces, and whether they are the same. */
export type TextChanges = { same: boolean; before: TextStretch[][]; after: TextStretch[][] };

/** Under this share of common letters two sentences are not one that was changed, but two. */
const smallestLikeness = 0.4;

/** So short a piece between two changes says nothing by itself: 的, 、. */
const shortest = 1;

/** What changed from a text to a later one: whole sentences, and within a sentence that goes on its words. */
export function textChanges(before: string, after: string): TextChanges {
  const steps = stepsBetween(sentencesOf(before), sentencesOf(after));
  const told: DiffStep[] = [];
  for (let at = 0; at < steps.length; ) {
    const run = steps.slice(at).findIndex(({ sign }) => sign === " ");
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
function paragraphsOf(steps: readonly DiffStep[]): TextStretch[][] {
  const paragraphs: TextStretch[][] = [[]];
  for (const { sign, text } of steps)
    for (const [turn, line] of text.split("\n").entries()) {
      if (turn > 0) paragraphs.push([]);
      const paragraph = paragraphs.at(-1);
      const last = paragraph?.at(-1);
      const changed = sign !== " ";
      if (line === "") continue;
      if (last && last.changed === changed) last.text += line;
      else paragraph?.push({ text: line, changed });
    }
  return paragraphs.filter(({ length }) => length > 0);
}
