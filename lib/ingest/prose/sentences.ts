import { arabicYears } from "../identify/dates";
import type { Section } from "../reading";
import { type NumberInText, numbersInText } from "./number-words";

/** A sentence of the sections, with what its paragraph and the heading above say before it. */
type Sentence = {
  /** As printed. */
  raw: string;
  section: number | null;
  before: string;
};

const longest = 600;
const heading = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])[^。；]{0,40}$|^[^，。；：！？,;:]{1,25}$/;
const closed = /[。！？；：!?;:]["”’）)]?$/;
const ofPlans = /问题|不足|改进|打算|计划|下一步|展望/;

/**
 * The whole sentences of a section. Those that a line break cuts are left out, and so are the parts of a report
 * that speak of shortcomings and plans.
 */
export function sentencesOf(section: Section): Sentence[] {
  if (section.number === 5 || ofPlans.test(section.heading)) return [];
  const found: Sentence[] = [];
  const lines = section.text.split("\n").map((line) => line.trim());
  let above = section.heading;
  let isCut = false;
  lines.forEach((line, at) => {
    if (line === "") return;
    if (heading.test(line)) {
      above = line;
      isCut = false;
      return;
    }
    const startsCut = isCut;
    const next = lines[at + 1];
    isCut = !closed.test(line);
    if (ofPlans.test(above)) return;
    const sentences = line.split(/(?<=[。！？!?])/);
    let before = `${above}\n`;
    sentences.forEach((raw, index) => {
      const isWhole =
        !(index === 0 && startsCut) && !(index === sentences.length - 1 && isCut && goesOn(next));
      if (isWhole && raw.length <= longest) found.push({ raw: raw.trim(), section: section.number, before });
      before += raw;
    });
  });
  return found;
}

const goesOn = (next: string | undefined) => next !== undefined && next !== "" && !heading.test(next);

/** A number that counts something, with the words before it and behind it, up to its neighbours in the clause. */
export type CountedNumber = { number: NumberInText; before: string; after: string };

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
  const numbers = numbersInText(text).filter(({ unit }) => unit !== "" && unit !== "%");
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

const plans =
  /将(?!近)|拟|计划|打算|下一步|今后|力争|争取|目标|确保|预计|要求|任务|明年|次年|下一?年|年底前|不少于|不低于|不得|至少|原则上|应当|须|需(?!求)/;
const others =
  /(?<!\d)20\d\d(?=[年至到—–~-])|上一?年(?!度?结转)|去年|往年|同期|前年|近年|今年|年来|期间|试点|同比|环比|相比|较/;
const parts = /半年|季度|月|每|平均|日均|年均|人均/;
const sinceLongAgo = /截至|截止|至今|以来|历年|迄今|目前|当前|现有|现已|始终/;

/**
 * Whether what a sentence states at the end of the given clauses is surely done, and of the whole year reported.
 * @param kind a `flow` is counted over the year, a `stock` stands at its end
 */
export function isAboutYear(clauses: readonly Clause[], kind: "flow" | "stock"): boolean {
  const text = clauses.map((clause) => clause.text).join("，");
  if (plans.test(text) || others.test(text)) return false;
  if (kind === "stock") return true;
  if (parts.test(text) || sinceLongAgo.test(text)) return false;
  return !/累计/.test(text) || /本年|全年|年内/.test(text);
}

/** A paragraph that opens with another year goes on about it. */
export function opensWithOtherYear(paragraph: string, year: number): boolean {
  const named = /(?:^|[。\n])(?:在|回顾)?(?:(20\d\d)年|上一?年|去年|今后|下一步|明年)/g;
  return [...paragraph.matchAll(named)].some(([, digits]) => digits === undefined || Number(digits) !== year);
}

const subject =
  /^(?!依托|通过|利用|借助|运用|在|按|根据|落实|围绕|对照|加强|参加|组织|本机关)\p{Script=Han}{0,3}?(?:[省市区县镇乡局](?!里)|街道)/u;

/** Whether a clause opens with a place or a unit that is not the agency itself, which stands as 本机关. */
export const hasOtherSubject = (clauses: readonly Clause[]): boolean =>
  clauses.some(({ text }) => subject.test(text));
