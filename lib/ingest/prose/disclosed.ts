import { type ProseFigure, proseFigure } from "./number-words";
import { type Clause, hasOtherSubject, isAboutYear } from "./sentences";

const channels = ["site", "wechat", "weibo"] as const;
const cellOf = { site: "disclosed.website", wechat: "disclosed.wechat", weibo: "disclosed.weibo" };
const items = new Set(["条", "篇", "则", "件", "份"]);
const introducing = new Set<DisclosedWord["kind"]>([
  ...channels,
  "among",
  "year",
  "self",
  "at",
  "owner",
  "other",
  "many",
  "filler",
]);
/** A figure under such words counts a part of what was disclosed. */
const ofAPart = /网站|微信|微博|公众号|新媒体|平台|客户端|公开栏|公报|领域|专题|专栏|栏目|解读/;

/**
 * How much a sentence says was disclosed, in all or on the website, on WeChat, on Weibo. Only where every word of
 * the statement is understood: a subject, a kind of information or a unit that is not known makes it a part.
 * @param before what its paragraph and the heading above say before it
 */
export function disclosedIn(clauses: readonly Clause[], before: string): ProseFigure[] {
  const found: ProseFigure[] = [];
  let lead: DisclosedWord[] = [];
  let isForeign = false;
  let hasTotal = false;
  let among: DisclosedWord[] = [];
  const isOfOthers = (at: number) =>
    hasOtherSubject(clauses.slice(0, at)) || clauses.slice(0, at).some(({ text }) => ofAPart.test(text));
  if (!clauses.some(({ text }) => /公开|发布|公布|推送|刊|登载/.test(text))) return [];
  clauses.forEach(({ text, counted }, at) => {
    if (counted.length === 0) {
      const words = disclosedWords(text);
      if (words?.every(({ kind }) => introducing.has(kind))) lead.push(...words);
      else {
        lead = [];
        isForeign = true;
      }
    }
    const isSure = counted.length > 0 && isAboutYear(clauses.slice(0, at + 1), "flow");
    for (const { number, before: words, after } of counted) {
      const telling = disclosedWords(words);
      const behind = disclosedWords(after);
      const statement = telling && behind && { telling: [...lead, ...among, ...telling], behind };
      lead = [];
      among = statement?.telling.filter(({ kind }) => kind === "among") ?? among;
      if (!statement || !isSure || !items.has(number.unit) || !Number.isInteger(number.value)) {
        isForeign = true;
        continue;
      }
      const item = itemOf(statement.telling, statement.behind, number.unit, hasTotal && !isForeign);
      const isAnnounced = statement.telling.some(({ kind }) => kind === "year");
      if (item === null || (isForeign && (!isAnnounced || isOfOthers(at)))) continue;
      if (item === "disclosed.total") {
        hasTotal = true;
        const goesOn = found.some(({ id }) => id !== "prose.disclosed.total") && !isAnnounced;
        const isPart = goesOn || (!names(statement.telling) && ofAPart.test(before));
        if (isPart) continue;
      }
      found.push(proseFigure(item, number));
    }
  });
  return found;
}

const names = (words: readonly DisclosedWord[]) =>
  words.some(({ kind }) => channels.some((name) => name === kind));

/** Which figure the words before and behind a number tell of; null where that is not sure. */
function itemOf(telling: DisclosedWord[], behind: DisclosedWord[], unit: string, followsTotal: boolean) {
  const has = (kind: DisclosedWord["kind"]) => telling.some((word) => word.kind === kind);
  if (has("column") || hasOtherOwner(telling)) return null;
  if (!behind.every(({ kind, text }) => kind === "info" || text === "各类")) return null;
  const information = [...telling, ...behind].find(({ kind }) => kind === "info");
  if (!information && unit !== "条") return null;
  const verb = telling.findLast(({ kind }) => kind === "verb")?.text;
  const named = channels.filter(has);
  const [channel] = named;
  if (has("among"))
    return followsTotal && channel && named.length === 1 && isOne(has) ? cellOf[channel] : null;
  if (verb === undefined) return null;
  if (channel && named.length === 1 && isOne(has)) return cellOf[channel];
  if (has("many") || has("other") || named.length > 1)
    return verb !== "推送" && isEverywhere(telling) ? "disclosed.total" : null;
  const isPlain =
    verb === "主动公开" || (/公开/.test(verb) && information) || information?.text.startsWith("政府");
  return isPlain ? "disclosed.total" : null;
}

const isOne = (has: (kind: DisclosedWord["kind"]) => boolean) => !has("many") && !has("other");

/** 区政府网站 is a way; 区政府 alone is somebody else. */
const hasOtherOwner = (words: readonly DisclosedWord[]) =>
  words.some(({ kind }, at) => {
    if (kind !== "owner") return false;
    const owned = words.slice(at + 1).find((word) => word.kind !== "owner" && !/^[的里]$/.test(word.text));
    return owned?.kind !== "other" && !channels.some((name) => name === owned?.kind);
  });

/** By all ways: the website and at least two more, or 等多种渠道 behind it or alone. What two ways hold is a part. */
function isEverywhere(words: readonly DisclosedWord[]): boolean {
  const ways = words.filter(({ kind }) => kind === "other" || channels.some((name) => name === kind));
  const isOpen = words.some(({ kind }) => kind === "many");
  if (ways.length === 0) return isOpen;
  const isSummed =
    isOpen || words.some(({ kind, text }) => kind === "whole" || (kind === "verb" && text === "主动公开"));
  return isSummed && (isOpen || ways.length > 2) && ways.some(({ kind }) => kind === "site");
}

/** The words in which reports tell how much they disclosed. A text with any other word is not understood. */
const vocabulary = {
  among: "其中",
  year: "本年度?(?:内|中|全年)?|全年度?|年度内|年内|当年",
  column: "(?:政府信息|信息|政务)公开(?:专栏|专区|平台)|专栏|专区",
  other:
    "微信群|QQ群|视频号|(?:政府信息|信息|政务)公开栏|公开栏|公告栏|宣传栏|公示栏|信息栏|公示牌|(?:政府)?公报|报纸|报刊|广播|电视台?|客户端|APP|抖音号?|今日头条|头条号|(?:政务)?新媒体|(?:电子)?显示屏|LED屏|宣传册|宣传单|短信|其他(?:方式|渠道|途径)|政务服务(?:大厅|中心)|查阅点",
  site: "门户网站|政务网站|官方网站|网站|官网",
  wechat: "(?:政务|官方)?微信(?:公众号|公众平台|平台)?|(?:政务|官方)?公众号",
  weibo: "(?:政务|官方|新浪)?微博",
  many: "等?(?:多种|多个|各种|各类|多|各|线上线下|不同)(?:平台|载体|渠道|方式|途径|形式|媒体|媒介)+|等(?:平台|载体|渠道|方式|途径|形式|媒体|媒介)*",
  info: "(?:政府|政务)?信息(?:数量|总数|总量|条数|数)?",
  verb: "主动公开|对外公开|依法公开|公开发布|公开|发布|公布|推送|刊载|刊发|登载",
  whole: "共计|总计|合计|累计|一共|总共|共",
  filler:
    "各类|各种|各项|达到|达|为|有|已|了|的|及时|依法|积极|持续|主动|向社会(?:公众)?|上|里|平台|渠道|方式|途径|形式|、|和|以及|及|与|或|并",
  at: "通过|利用|依托|借助|运用|在|于|经",
  self: "本机关",
  owner: "人民政府|政府|官方|门户|省|市|区|县|镇|乡|街道|局|“[^”]{1,15}”",
} as const;

type DisclosedWord = { kind: keyof typeof vocabulary; text: string };

const pattern = new RegExp(
  Object.entries(vocabulary)
    .map(([kind, words]) => `(?<${kind}>${words})`)
    .join("|"),
  "y",
);

/** The words of a text, or null where it holds any that is not known. */
function disclosedWords(text: string): DisclosedWord[] | null {
  const words: DisclosedWord[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return null;
    const kind = kinds.find((name) => match.groups?.[name] !== undefined);
    if (!kind) return null;
    words.push({ kind, text: match[0] });
    at += match[0].length;
  }
  return words;
}

// Safe: the keys of a constant object are its own names.
const kinds = Object.keys(vocabulary) as DisclosedWord["kind"][];
