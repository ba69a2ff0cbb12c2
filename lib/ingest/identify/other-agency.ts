import { townGovernments } from "@/lib/agencies/kind-of-name";
import { oneOf, townEndings } from "@/lib/agencies/name-words";
import type { Token } from "../extract/token";
import { agencyOfPath, isAgencyName, type NamedAgency } from "./agency-beside-title";
import { dayAlone } from "./dates";
import { neighbour, parseTitle, titleOfPath } from "./title";

/** Whether two names, as printed, are those of different agencies: 某市某镇 and 某镇人民政府 are not. */
export function isOtherAgency(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [first, second] = [withoutOrgan(one), withoutOrgan(other)];
  return !first.endsWith(second) && !second.endsWith(first);
}
const withoutOrgan = (name: string) =>
  name.replace(/[（(][^）)]*[）)]|人民政府(?!办)|(?<!人民)政府$|办事处$/g, "");

/** 县人社局 for 县人力资源和社会保障局: its letters in their order. */
export function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** The agency that a file is named for, where the report in it is another's; null where there is nothing to say. */
export function otherAgencyInName(agency: string, fileName: string): string | null {
  const own = fileName.replace(/^.*[\\/]/, "");
  const named = titleOfPath(own)?.agency ?? agencyOfPath(own)?.name ?? null;
  if (named === null || !isOtherAgency(named, agency)) return null;
  const [short, long] = [withoutOrgan(named), withoutOrgan(agency)];
  return isShortFor(short, long) || isShortFor(long, short) ? null : named;
}

const unitName = /([\p{Script=Han}]{2})(镇|乡|街道)/gu;
const general =
  /乡镇|街镇|城镇|村镇|集镇|各镇|本镇|我镇|全镇|该镇|镇街|[各本我全该]乡|[各本我全该]街道|街道/u;

/**
 * Another township's name in the body of a report whose own name never occurs there: the text was copied.
 * Returns that name, or null where there is nothing to say.
 */
export function otherAgencyInBody(agency: string, body: string): string | null {
  const own = [...agency.matchAll(unitName)].at(-1);
  if (!own) return null;
  const [ownName] = own;
  if (body.includes(ownName)) return null;
  const counts = new Map<string, number>();
  for (const [name, letters = ""] of body.matchAll(unitName)) {
    if (general.test(name) || /[本我全该各个和与及在的对由向为]/.test(letters)) continue;
    const seen = counts.get(name);
    counts.set(name, seen === undefined ? 1 : seen + 1);
  }
  const [name, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!name || !times) return null;
  return times >= 2 || announces(body, name) ? name : null;
}

/** 现公布甲镇人民政府2021年政府信息公开工作年度报告: once is enough. */
const announces = (body: string, name: string) =>
  new RegExp(`${name}[^，。；、]{0,16}20\\d\\d年[^，。；、]{0,4}信息公开[^，。；、]{0,8}报告`, "u").test(
    body,
  );

const ownKinds = [
  { agency: new RegExp(`${oneOf(townEndings)}${oneOf(townGovernments)}?$`), self: /[我本](?:镇|乡|街道)/g },
  { agency: /[局厅]$/, self: /[我本][局厅]/g },
  { agency: /[省市区县旗州](?:人民政府|政府)?$/, self: /[我全](?:省|市|区|县|旗|州)/g },
];

/**
 * What the body of a report calls itself where that is another kind of agency: 我局 in a township's report, or below
 * the name of the site that it stands on. Null where there is nothing to say.
 */
export function otherKindInBody(agency: string, body: string): string | null {
  const own = ownKinds.find((kind) => kind.agency.test(agency));
  if (!own || body.search(own.self) !== -1) return null;
  // A bureau or a township speaks of its county as well.
  for (const { self } of ownKinds.slice(0, 2)) {
    const words = own.self === self ? [] : (body.match(self) ?? []);
    if (words.length >= 2 && words[0]) return words[0];
  }
  return null;
}

const day = /20\d\d\s*年|[二〇○零]{2,4}/;

/** The signature below the text, above its date or before it on the same line. */
export function signingAgency(tokens: readonly Token[]): NamedAgency | null {
  const end = endOfReport(tokens).map(({ text }) => text.replace(/\s/g, ""));
  for (const [index, line] of end.entries()) {
    const { signer } = signatureLine(line);
    const name = signer ?? (isAgencyName(line) && day.test(end[index + 1] ?? "") ? line : null);
    if (name !== null) return { name, where: "落款" };
  }
  return null;
}

/** The signer before the day on a line, and the day, both as printed; the line itself where no signer is before it. */
export function signatureLine(line: string): { signer: string | null; day: string } {
  const at = line.search(/20\d\d\s*[年.-]|[二2][〇○零0]/);
  const signer = line.slice(0, Math.max(at, 0)).replace(/\s/g, "");
  const day = line.slice(Math.max(at, 0));
  return isAgencyName(signer) && dayAlone(day) !== null ? { signer, day } : { signer: null, day: line };
}

const pageFoot =
  /版权所有|copyright|ICP备|网站标识码|网站地图|公网安备|技术支持|^\s*主办|^[\s【[]*(?:分享|打印|关闭|责任编辑|责编|扫一扫|返回)/i;
const footLines = 60;
const signatureLines = 9;

/** The last lines of a report, above the foot of the page it stands on and the links to other reports. */
export function endOfReport(tokens: readonly Token[]): Token[] {
  const last = tokens.slice(-footLines);
  const foot = last.findIndex(
    ({ text }, at) => text.length < 120 && (pageFoot.test(text) || (at > 0 && isLink(text))),
  );
  return last.slice(0, foot === -1 ? undefined : foot).slice(-signatureLines);
}

const isLink = (text: string) =>
  neighbour.test(text) || (parseTitle(text) !== null && !/^\s*附件/.test(text));
