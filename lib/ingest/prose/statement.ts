import { type CountedNumber, clausesOf, hasOtherSubject } from "./sentences";
import { type StatementSubject, subjects } from "./statement-subjects";

/**
 * A figure that a sentence states of this year. It is true if it equals any of the readings, each a sum of cells:
 * 收到 may mean the new requests, or these and those carried in.
 */
export type Statement = Pick<StatementSubject, "what" | "readings"> & {
  value: number;
  sentence: string;
  /** The place of its number among the numbers of the sentence that count anything. */
  order: number;
};

/** The statements of a sentence, and all that it counts. */
export type SentenceStatements = { text: string; statements: Statement[]; counts: number[] };

const counting = new Set(["件", "条", "起", "宗", "份", "项", "次", "个"]);
const about = /申请|行政复议|行政诉讼|结转|办结|予|无法提供|其他处理|部分公开|同意公开/;

/**
 * The statements of a text about the requests and disputes of the year; what is not sure is left out.
 * @param plain writes the reporting agency as 本机关, see `ownNames`
 */
export function statementsBySentence(
  text: string,
  year: number,
  plain: (text: string) => string,
): SentenceStatements[] {
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
): SentenceStatements & { onRequests: boolean } {
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
function subjectOf(
  { before: printed, after }: CountedNumber,
  lead: Lead,
  isFirst: boolean,
): StatementSubject | null {
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
function subjectBehind(after: string, lead: Lead): StatementSubject | null {
  const words = after.replace(/^(?:申请|均|已经?|全部|依法)*/, "");
  const subject = subjects.find(({ words: own }) => own.exec(words)?.[0] === words);
  return subject && subject.kind !== "dispute" && isIn(subject, lead, false) ? subject : null;
}

/** What 其中 counts is a part, unless it is an outcome; 结转下年度 may follow such parts. */
function isIn(
  { kind, what }: StatementSubject,
  { onRequests, onDocuments, isPart }: Lead,
  isFirst: boolean,
): boolean {
  if (kind === "dispute") return !isPart;
  if (!onRequests || (kind === "outcome" && onDocuments)) return false;
  return !isPart || kind === "outcome" || (what === "结转下年度" && !isFirst);
}

/** Words that make a figure one of another year, of a part of this one, or of more than one. */
const ofOtherTimes =
  /(?<!\d)20\d\d(?=年)|去年|上一?年|前年|往年|同期|近[两二三五]?年|历年|以来|至今|季度|半年|[上中下]旬|月(?!\d*日)|每|平均|均为|为例/;
const sinceLongAgo = /累计|施行|实施/;
const ofThisYear = /本年|今年|全年|年内/;
const carried = /(?:上一?年度?|去年|20\d\d年度?)结转(?!至|到|下|入下)|结转(?:至|到|入)?20\d\d年度?/;

/** Whether the words of a clause say that it tells of other times; null where they say nothing of time. */
function tellsOfOtherTimes(clause: string): boolean | null {
  const words = clause.replace(carried, "");
  if (ofOtherTimes.test(words)) return true;
  if (ofThisYear.test(words)) return false;
  return sinceLongAgo.test(words) ? true : null;
}

/** Words before a figure that make it a part of the whole, or somebody else's. */
const ofAPart =
  /网|信函|邮|当面|现场|窗口|传真|书面|口头|线上|线下|平台|系统|渠道|方式|途径|来信|电话|补正|转|移送|协助|代|直接|当年|提前|逾期|超期|按时|按期|延期|类|涉及|关于|内容|自然人|企业|个人|部门|(?<![我本])单位|所属|乡镇|街镇|中心|增|减|环比|同比|较|比|超|以上|例|如|[各其余]|全[省市县区州旗]/;
/** The reasons of the table's rows: a figure behind one is of that row, not of its group. */
const ofAReason =
  /因|属于|涉及|由于|秘密|隐私|第三方|内部事务|过程性|案卷|查询|掌握|没有现成|制作|补正|信访|举报|投诉|重复|出版物|大量|确认|逾期|明确/;
/** Of reviews and suits that the agency decides or publishes, or in which it appears. */
const ofAnotherRole =
  /审理|办理|受理|承办|收到|接收|代理|应诉|出庭|被告|负责人|作为|决定书|文书|公布|发布|公示|(?:主动|依法|对外)公开|维持|纠正|纠错|撤|败诉|胜诉|审结|申请人|增|减|同比|较|比|超|[各其]|全[省市县区州旗]/;

const excluded = {
  requests: ofAPart,
  carried: ofAPart,
  outcome: new RegExp(`${ofAPart.source}|${ofAReason.source}`),
  dispute: ofAnotherRole,
} as const;

/** What may stand between the word and its figure, or behind the figure. */
const filler =
  /^(?:各类|提出|办结|政府信息公开|依申请公开|信息公开|政务公开|政府信息|公开|依申请|信息|请求|决定|答复|申请|公民|法人|和|或者?|其他组织|案件|继续|办理|事项|情况|数量|总数|件数|总计|共计|合计|数|量|了|到|的|共|为|有|则|、)*$/;
const longestFiller = 24;

/** Requests for information, and applications for other things (许可, 低保), which are also 申请. */
function tellsOfRequests(clause: string): boolean | null {
  if (/公开申请|申请公开|依申请|信息申请/.test(clause)) return true;
  if (/咨询|热线|信访|投诉|主动公开|发布|工单|建议|提案|来信|留言|诉求/.test(clause)) return false;
  if (!clause.includes("申请")) return null;
  return /(?:^|收到?|受理|接收|新收|上述|本年|结转|办理|办结|答复|的|共|件|[，、])申请/.test(clause);
}

/** Documents are sorted into those that are disclosed, disclosed on request and not disclosed. */
const tellsOfDocuments = (sentence: string) => /公文|属性|文件|主动公开(?!范围)/.test(sentence);
