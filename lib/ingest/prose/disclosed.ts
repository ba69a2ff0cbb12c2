import type { Clause } from "./clause";
import { type DisclosedWord, disclosedWords } from "./disclosed-words";
import { hasOtherSubject } from "./other-subject";
import { isSaidOfYear } from "./said-of-year";
import { type StatedFigure, stated } from "./stated-figure";

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
export function disclosedIn(clauses: readonly Clause[], before: string): StatedFigure[] {
  const found: StatedFigure[] = [];
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
    const isSure = counted.length > 0 && isSaidOfYear(clauses.slice(0, at + 1), "flow");
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
      found.push(stated(item, number));
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
