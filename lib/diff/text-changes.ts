import { type DiffStep, stepsBetween } from "./line-diff";

/** A part of a report's text under its heading; `number` is that of the form, or null. */
export type TextSection = { number: number | null; heading: string; text: string };

/** A piece of a paragraph, and whether the other text has it not. */
export type Stretch = { text: string; changed: boolean };

/** A paragraph that is other in two texts; null where one of them has none in its place. */
export type ChangedParagraph = { before: Stretch[] | null; after: Stretch[] | null };

/** A section of which the heading or a paragraph is other. */
export type ChangedSection = {
  /** Null: the text has no such section. */
  before: { heading: string } | null;
  after: { heading: string } | null;
  paragraphs: ChangedParagraph[];
  /** How many paragraphs are in both. */
  same: number;
};

/** What is other between two texts, section by section in the order of the later one, then those that it has not. */
export function changedSections(
  before: readonly TextSection[],
  after: readonly TextSection[],
): ChangedSection[] {
  const old = sectionsByName(before);
  const now = sectionsByName(after);
  const names = [...now.keys(), ...[...old.keys()].filter((name) => !now.has(name))];
  return names.flatMap((name) => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null];
    const steps = stepsBetween(linesOf(was), linesOf(is));
    const paragraphs = changedParagraphs(steps);
    if (paragraphs.length === 0 && was?.heading === is?.heading) return [];
    const heading = (section: TextSection | null) => section && { heading: section.heading };
    const same = steps.filter(({ sign }) => sign === " ").length;
    return { before: heading(was), after: heading(is), paragraphs, same };
  });
}

/** By their number in the form, else by their heading; one that comes again by how often it has come. */
function sectionsByName(sections: readonly TextSection[]): Map<string, TextSection> {
  const found = new Map<string, TextSection>();
  for (const section of sections) {
    const name = section.number === null ? `:${section.heading}` : String(section.number);
    let free = name;
    for (let times = 2; found.has(free); times += 1) free = `${name}/${times}`;
    found.set(free, section);
  }
  return found;
}

const linesOf = (section: TextSection | null) =>
  section === null ? [] : section.text.split("\n").filter((line) => line.trim() !== "");

/** Within a run of changes a paragraph taken out belongs to the next one put in that has much of its words. */
function changedParagraphs(steps: readonly DiffStep[]): ChangedParagraph[] {
  const found: ChangedParagraph[] = [];
  let [out, put]: [string[], string[]] = [[], []];
  const end = () => {
    let next = 0;
    for (const old of out) {
      const at = put.findIndex((now, place) => place >= next && isAkin(old, now));
      for (const now of at < 0 ? [] : put.slice(next, at)) found.push(changedParagraph(null, now));
      found.push(changedParagraph(old, put[at] ?? null));
      if (at >= 0) next = at + 1;
    }
    for (const now of put.slice(next)) found.push(changedParagraph(null, now));
    [out, put] = [[], []];
  };
  for (const { sign, text } of steps) {
    if (sign === "-") out.push(text);
    else if (sign === "+") put.push(text);
    else end();
  }
  end();
  return found;
}

/** A number, what stands up to the next sign of punctuation, or a space: what is exchanged as one. */
const pieces = /\d[\d.,]*%?|[^\d，。；：、！？\s]+[，。；：、！？]?|\s+|./gu;

function changedParagraph(before: string | null, after: string | null): ChangedParagraph {
  if (before === null || after === null)
    return { before: before === null ? null : whole(before), after: after === null ? null : whole(after) };
  const steps = narrowed(stepsBetween(before.match(pieces) ?? [], after.match(pieces) ?? []));
  return { before: stretches(steps, "-"), after: stretches(steps, "+") };
}

/** Paragraphs that have more of their pairs of letters in common are one that was changed. */
const akin = 0.5;

function isAkin(before: string, after: string): boolean {
  const room = new Map<string, number>();
  const [one, other] = [pairsOf(before), pairsOf(after)];
  for (const pair of one) room.set(pair, (room.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of other) {
    const left = room.get(pair) ?? 0;
    if (left > 0) shared += 1;
    room.set(pair, left - 1);
  }
  return shared > akin * Math.min(one.length, other.length);
}

const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/** With what is exchanged cut to the letters that are other; a number is exchanged as a whole. */
function narrowed(steps: readonly DiffStep[]): DiffStep[] {
  const found: DiffStep[] = [];
  let [out, put] = ["", ""];
  const end = () => {
    const [one, other] = [[...out], [...put]];
    const least = Math.min(one.length, other.length);
    let start = 0;
    while (start < least && one[start] === other[start]) start += 1;
    while (start > 0 && inNumber.test(one[start - 1] ?? "")) start -= 1;
    let tail = 0;
    while (tail < least - start && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
    while (tail > 0 && inNumber.test(one.at(-tail) ?? "")) tail -= 1;
    const keep = (sign: DiffStep["sign"], letters: string[]) => {
      if (letters.length > 0) found.push({ sign, text: letters.join("") });
    };
    keep(" ", one.slice(0, start));
    keep("-", one.slice(start, one.length - tail));
    keep("+", other.slice(start, other.length - tail));
    keep(" ", one.slice(one.length - tail));
    [out, put] = ["", ""];
  };
  for (const step of steps) {
    if (step.sign === "-") out += step.text;
    else if (step.sign === "+") put += step.text;
    else {
      end();
      found.push(step);
    }
  }
  end();
  return found;
}

const inNumber = /[\d.,%]/;

const whole = (text: string): Stretch[] => [{ text, changed: true }];

/** One of the two texts, with what it alone has. */
function stretches(steps: readonly DiffStep[], own: "-" | "+"): Stretch[] {
  const found: Stretch[] = [];
  for (const { sign, text } of steps) {
    if (sign !== " " && sign !== own) continue;
    const changed = sign === own;
    const last = found.at(-1);
    if (last?.changed === changed) last.text += text;
    else found.push({ text, changed });
  }
  return found;
}

/** A paragraph with its long unchanged stretches cut to `around` letters beside what is changed; never within a number. */
export function shortStretches(all: readonly Stretch[], around: number): Stretch[] {
  return all.map(({ text, changed }, at) => {
    const letters = [...text];
    if (changed) return { text: cut(letters, around * 6, 0), changed };
    const [head, tail] = [at === 0 ? 0 : around, at === all.length - 1 ? 0 : around];
    return { text: cut(letters, head, tail), changed };
  });
}

function cut(letters: readonly string[], head: number, tail: number): string {
  const splits = (at: number) => inNumber.test(letters[at - 1] ?? "") && inNumber.test(letters[at] ?? "");
  let [end, start] = [head, letters.length - tail];
  while (end > 0 && splits(end)) end += 1;
  while (start < letters.length && splits(start)) start -= 1;
  if (start <= end + 2) return letters.join("");
  return `${letters.slice(0, end).join("")}……${letters.slice(start).join("")}`;
}
