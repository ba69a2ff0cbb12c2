import { type CountedNumber, clausesOf } from "./clause";
import { hasOtherSubject } from "./other-subject";
import { type Subject, subjects } from "./statement-subjects";
import {
  excluded,
  filler,
  longestFiller,
  tellsOfDocuments,
  tellsOfOtherTimes,
  tellsOfRequests,
} from "./statement-words";

/**
 * A figure that a sentence states of this year. It is true if it equals any of the readings, each a sum of cells:
 * 收到 may mean the new requests, or these and those carried in.
 */
export type Statement = Pick<Subject, "what" | "readings"> & {
  value: number;
  sentence: string;
  /** The place of its number among the numbers of the sentence that count anything. */
  order: number;
};

/** The statements of a sentence, and all that it counts. */
export type StatedSentence = { text: string; statements: Statement[]; counts: number[] };

const counting = new Set(["件", "条", "起", "宗", "份", "项", "次", "个"]);
const about = /申请|行政复议|行政诉讼|结转|办结|予|无法提供|其他处理|部分公开|同意公开/;

/**
 * The statements of a text about the requests and disputes of the year; what is not sure is left out.
 * @param plain writes the reporting agency as 本机关, see `ownNames`
 */
export function statedSentences(
  text: string,
  year: number,
  plain: (text: string) => string,
): StatedSentence[] {
  return text.split("\n").flatMap((line) => {
    let onRequests = false;
    return line.split("。").map((sentence) => {
      const stated = about.test(sentence)
        ? fromSentence(sentence, year, plain, onRequests)
        : { text: sentence, statements: [], counts: [], onRequests: false };
      onRequests = stated.onRequests;
      return stated;
    });
  });
}

type Lead = {
  onRequests: boolean;
  onDocuments: boolean;
  isOfOtherTimes: boolean;
  isOfOthers: boolean;
  isPart: boolean;
  words: string;
};

function fromSentence(
  sentence: string,
  year: number,
  plain: (text: string) => string,
  goesOn: boolean,
): StatedSentence & { onRequests: boolean } {
  const statements: Statement[] = [];
  const counts: number[] = [];
  const lead: Lead = {
    onRequests: goesOn || tellsOfRequests(sentence) === true || listsOutcomes(sentence),
    onDocuments: tellsOfDocuments(sentence),
    isOfOtherTimes: false,
    isOfOthers: false,
    isPart: false,
    words: "",
  };
  for (const segment of sentence.split(/[；;]/)) {
    lead.isPart = false;
    lead.words = "";
    const clauses = clausesOf(plain(segment), year);
    const printed = segment.split(/[，：:（）()]|,(?!\d{3})/);
    clauses.forEach((clause, at) => {
      enter(lead, clause.text);
      const isFirst = clause.text.includes("其中");
      for (const counted of clause.counted) {
        if (!counting.has(counted.number.unit)) continue;
        const isSure = !lead.isOfOtherTimes && !lead.isOfOthers && !counted.number.approximate;
        const subject = isSure ? subjectOf(counted, lead, isFirst) : null;
        if (subject)
          statements.push({
            what: subject.what,
            readings: subject.readings,
            value: counted.number.value,
            sentence: ((printed.length === clauses.length ? printed[at] : undefined) ?? clause.text).trim(),
            order: counts.length,
          });
        counts.push(counted.number.value);
        lead.words = "";
      }
      if (clause.counted.length === 0) lead.words += clause.text;
    });
  }
  return { text: sentence, statements, counts, onRequests: lead.onRequests };
}

/** A sentence that names three outcomes is about requests, though it may not say so. */
const listsOutcomes = (sentence: string) =>
  subjects.filter(({ kind, words }) => kind === "outcome" && words.test(sentence)).length >= 3;

/** What a clause says about whose figures follow, and of when. */
function enter(lead: Lead, clause: string): void {
  lead.onRequests = tellsOfRequests(clause) ?? lead.onRequests;
  if (clause.includes("其中")) lead.isPart = true;
  lead.isOfOtherTimes = tellsOfOtherTimes(clause) ?? lead.isOfOtherTimes;
  if (hasOtherSubject([{ text: clause, counted: [] }])) lead.isOfOthers = true;
  else if (/本机关|本年/.test(clause)) lead.isOfOthers = false;
}

/** The one subject whose words stand beside a number with nothing else between, and no word makes it a part. */
function subjectOf({ before: printed, after }: CountedNumber, lead: Lead, isFirst: boolean): Subject | null {
  const before = printed.replace(/不服[^，]{0,12}答复/, "");
  const [subject, second] = subjects.filter(({ words }) => words.test(before));
  if (second) return null;
  if (!subject) return /^(?:其中|有|共|共有)*$/.test(before) ? subjectBehind(after, lead) : null;
  const match = subject.words.exec(before);
  const from = match ? match.index : 0;
  const gap = before.slice(from + (match?.[0].length ?? 0));
  const ahead = before.slice(0, from).replace(/^其中/, "");
  const words = /共|本年|全年/.test(ahead) ? ahead : lead.words + ahead;
  const isPlain = [gap, after].every((text) => text.length <= longestFiller && filler.test(text));
  if (!isPlain || excluded[subject.kind].test(words)) return null;
  return isIn(subject, lead, isFirst) ? subject : null;
}

/** 36件予以公开, 36件申请均已办结. */
function subjectBehind(after: string, lead: Lead): Subject | null {
  const words = after.replace(/^(?:申请|均|已经?|全部|依法)*/, "");
  const subject = subjects.find(({ words: own }) => own.exec(words)?.[0] === words);
  return subject && subject.kind !== "dispute" && isIn(subject, lead, false) ? subject : null;
}

/** What 其中 counts is a part, unless it is an outcome; 结转下年度 may follow such parts. */
function isIn({ kind, what }: Subject, { onRequests, onDocuments, isPart }: Lead, isFirst: boolean): boolean {
  if (kind === "dispute") return !isPart;
  if (!onRequests || (kind === "outcome" && onDocuments)) return false;
  return !isPart || kind === "outcome" || (what === "结转下年度" && !isFirst);
}
