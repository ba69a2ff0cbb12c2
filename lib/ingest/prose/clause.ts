import { arabicYears } from "../identify/chinese-year";
import { type SpokenNumber, spokenNumbers } from "./spoken-number";

/** A number that counts something, with the words before it and behind it, up to its neighbours in the clause. */
export type CountedNumber = { number: SpokenNumber; before: string; after: string };

export type Clause = { text: string; counted: CountedNumber[] };

const numeral = /[\d零〇一二两三四五六七八九十百千万]/;
const wholeYear = /(?:自|从)?(?:本年)?1月1日起?(?:至|到|—|–|-|~)+(?:本年)?12月31日(?:止|期间)?/g;
const ownYears = new Map<number, RegExp>();

/**
 * The clauses of a sentence as they are understood: without blanks and titles in 《》, with Western digits, and with
 * the report's own year as 本年. A clause that a comma cuts off from a digit counts nothing (1，234条).
 */
export function clausesOf(sentence: string, year: number): Clause[] {
  const texts = arabicYears(sentence)
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, "")
    .replace(/《[^》]{0,60}》/g, "")
    .replace(/。$/, "")
    .replace(ownYear(year), "本年")
    .replace(wholeYear, "本年")
    .split(/[，：:；;（）()]|,(?!\d{3})/);
  return texts.map((text, at) => ({ text, counted: /\d$/.test(texts[at - 1] ?? "") ? [] : countedIn(text) }));
}

/** Remembered: every report of a batch has one of a few years. */
function ownYear(year: number): RegExp {
  const known = ownYears.get(year) ?? new RegExp(`(?<!\\d)${year}年(?:全年|全年度|度)?`, "g");
  ownYears.set(year, known);
  return known;
}

function countedIn(text: string): CountedNumber[] {
  if (!numeral.test(text)) return [];
  const numbers = spokenNumbers(text).filter(({ unit }) => unit !== "" && unit !== "%");
  let from = 0;
  return numbers.map((number, index) => {
    const next = numbers[index + 1]?.start ?? text.length;
    const before = text.slice(from, number.start).replace(/^(?:、|和|以及|及)/, "");
    const tail = text.slice(number.end, next);
    const split = next === text.length ? -1 : tail.search(/[、和及]/);
    from = split < 0 ? next : number.end + split;
    return { number, before, after: split < 0 ? tail : tail.slice(0, split) };
  });
}
