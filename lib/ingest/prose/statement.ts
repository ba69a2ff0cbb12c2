import { outcomeGroups } from "@/lib/catalogue/requests";
import { sums } from "@/lib/catalogue/sums";
import { type SpokenNumber, spokenNumbers } from "./spoken-number";

/**
 * A figure that a sentence states of this year. It is true if it equals any of the readings, each a sum of cells:
 * 收到 may mean the new requests, or these and those carried in.
 */
export type Statement = {
  what: string;
  value: number;
  readings: readonly (readonly string[])[];
  sentence: string;
};

type Subject = { what: string; words: RegExp; readings: readonly (readonly string[])[] };

const total = (row: string) => `requests.${row}.total`;
const partsOf = (id: string) => sums.find((sum) => sum.id === id)?.part ?? [];
const outcome = (id: string) => partsOf(`sum.${id}`);

const groups: Subject[] = outcomeGroups.map(({ id, zh }) => ({
  what: zh,
  words: new RegExp(id === "granted" ? "(?<!不)予以(?:全部)?公开" : zh),
  readings: id === "granted" ? [outcome(id), [...outcome(id), ...outcome("partial")]] : [outcome(id)],
}));

const disputes = (route: string) => `disputes.${route}.total`;
const subjects: readonly Subject[] = [
  {
    what: "结转下年度",
    words: /(?:结转|转)(?:至|到)?(?:下一?年|次年|明年)|(?:下一?年度?|次年)(?:继续)?(?:办理|结转)/,
    readings: [[total("carried_out")]],
  },
  {
    what: "上年结转",
    words: /(?:上一?年度?|去年|20\d\d年度?)结转(?!至|到|下|入下)/,
    readings: [[total("carried_in")]],
  },
  {
    what: "新收",
    words: /新收|收到|受理|接收/,
    readings: [[total("received")], [total("received"), total("carried_in")]],
  },
  { what: "办结", words: /办结|已?答复|办理完毕/, readings: [[total("closed")]] },
  ...groups,
  { what: "行政复议", words: /行政复议/, readings: [[disputes("review")]] },
  {
    what: "行政诉讼",
    words: /行政诉讼/,
    readings: [
      [disputes("suit_direct"), disputes("suit_after_review")],
      [disputes("suit_direct")],
      [disputes("suit_after_review")],
    ],
  },
];

const counting = new Set(["件", "条", "起", "宗", "份", "项", "次", "个"]);
/** Words that turn a clause into a comparison, a share of something else, or a statement about somebody else. */
const otherwise =
  /增|减|同比|环比|较|比上|累计|超过|以上|平均|全区各|按时|按期|延期|网上|邮寄|当面|信函|渠道|方式|电话|咨询|热线|信访件|提案|建议/;
const about = /申请|依申请|政府信息公开|行政复议|行政诉讼|结转|办结|公开|提供|处理/;

/** The statements of a text about the requests and disputes of the year; what is not sure is left out. */
export function statementsIn(text: string, year: number): Statement[] {
  return text
    .split(/[。；;\n]/)
    .flatMap((sentence) => (about.test(sentence) ? fromSentence(sentence, year) : []));
}

function fromSentence(sentence: string, year: number): Statement[] {
  const statements: Statement[] = [];
  let onRequests = /申请/.test(sentence);
  let ofYear: number = year;
  for (const clause of sentence.split(/[，：:、（）()]|,(?!\d{3})/)) {
    if (/咨询|热线|信访|投诉|主动公开|发布/.test(clause)) onRequests = false;
    if (/申请/.test(clause)) onRequests = true;
    const lastYear = clause.match(/20\d\d(?=年)/g)?.at(-1);
    if (lastYear) ofYear = Number(lastYear);
    const named = subjects.filter(({ words }) => words.test(clause));
    const [subject] = named;
    const numbers = spokenNumbers(clause).filter(({ unit }) => counting.has(unit));
    const [number] = numbers;
    if (!subject || named.length !== 1 || !number || numbers.length !== 1) continue;
    if (number.approximate || otherwise.test(clause)) continue;
    if (!isOfYear(subject.what, ofYear, year, lastYear !== undefined)) continue;
    if (/其中/.test(clause) && !groups.includes(subject)) continue;
    const isDispute = subject.what === "行政复议" || subject.what === "行政诉讼";
    if (!isDispute && !onRequests) continue;
    if (isDispute && /维持|纠正|纠错|撤|败诉|胜诉|尚未|审结|申请人/.test(clause)) continue;
    if (!follows(clause, subject, number)) continue;
    statements.push({
      what: subject.what,
      value: number.value,
      readings: subject.readings,
      sentence: clause.trim(),
    });
  }
  return statements;
}

/** The number stands close behind its word (新收申请36件), or just before it (36件予以公开). */
function follows(clause: string, { words }: Subject, number: SpokenNumber): boolean {
  const match = words.exec(clause);
  if (!match) return false;
  const gap = number.start - (match.index + match[0].length);
  return gap >= 0 ? gap <= 16 : match.index - number.end <= 2 && match.index >= number.end;
}

/** The year last named holds for what follows; 2020年结转 in a report on 2021 is what was carried in. */
function isOfYear(what: string, named: number, year: number, here: boolean): boolean {
  if (what === "上年结转" && here) return named === year - 1 || named === year;
  if (what === "结转下年度" && here) return named === year || named === year + 1;
  return named === year;
}
