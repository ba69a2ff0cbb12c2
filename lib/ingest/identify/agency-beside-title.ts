import { townGovernments } from "@/lib/agencies/kind-of-name";
import {
  governmentEndings,
  mayEndIn,
  officeEndings,
  oneOf,
  placeEndings,
  schoolEndings,
  townEndings,
} from "@/lib/agencies/name-words";
import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";

/** A name of an agency that stands elsewhere than in the title. */
export type NamedAgency = { name: string; where: string };

const han = "\\p{Script=Han}（）()";
const endings = [
  governmentEndings.filter((ending) => ending !== "政府"),
  [...placeEndings, ...townEndings].map((place) => `${place}政府`),
  officeEndings,
  townEndings,
  schoolEndings,
];
const suffix = oneOf(...endings);
const mayBeUnit = mayEndIn(...endings);
const whole = new RegExp(`^[${han}]{2,36}${suffix}$`, "u");
const labelled = new RegExp(
  `(?:编制|填报|报告|公开|发布|发文)(?:单位|机构|机关|主体)\\s*[:：]\\s*([${han}]{2,36}${suffix})`,
  "u",
);
const prepared = new RegExp(`(?:报告|[，,])由([${han}]{2,36}${suffix})(?:编制|负责编制|组织编制|撰写)`, "u");
/** 发布机构 in a box of its own. */
const unitLabel = /^(?:编制|填报|报告|公开|发布|发文)(?:单位|机构|机关|主体)\s*[:：]?$/;
const preparing = new RegExp(
  `([\\p{Script=Han}]{2,36}${suffix})(?:认真|组织|负责)*(?:编制|编写|撰写)(?:了|完成)?(?:并(?:公布|公开|发布))?(?:本|此|《|20\\d\\d)`,
  "u",
);
/** 2021年，某镇人民政府认真落实… */
const doing = new RegExp(
  `^20\\d\\d年(?:度)?[，,]?([\\p{Script=Han}]{3,36}?${suffix})(?=认真|严格|深入|坚持|按照|全面|积极|高度|紧紧|切实|持续|始终|根据|围绕|推进|开展|加强|组织|贯彻|落实|共|主动公开|收到)`,
  "u",
);
/** Whom a reader may ask: 请与某局办公室联系. */
const contact = new RegExp(
  `请(?:直接)?(?:联系|与|向)([\\p{Script=Han}]{2,36}?${suffix})(?=联系|咨询|反映|查询|[（(，,。])`,
  "u",
);
/** The office of a government's working group, which sums up the reports of all below it. */
const workingGroup =
  /由([\p{Script=Han}]{2,20}?[省市区县旗州盟])(?:人民政府|政府)?(?:政府)?(?:信息|政务)公开(?:工作)?领导小组/u;
const itself = /^(?:我|本|该|各|(?:省|市|县|区|镇|乡)(?![中北南东西]))/;
/** 某局 and its 政务公开办公室. */
const withOffice = new RegExp(
  `^([${han}]+(?:人民政府|[镇乡区县市]政府|办事处|委员会|管委会|局|厅|署|海关|(?:镇|乡|街道)(?=党|综合|政务|便民)))[${han}]{0,14}(?:办公室|办公厅|办|科|处|股|室)$`,
  "u",
);
/** The agency that the text goes on to call by a shorter name. */
const shortened = new RegExp(`(?:结合|由|是|^)([${han}]{4,36}${suffix})[（(]以下简称`, "u");
/** Whether a line is the name of an agency and nothing else. */
export const isAgencyName = (line: string) => {
  const name = line.trimEnd();
  return mayBeUnit(name) && whole.test(name.replace(/\s/g, ""));
};

/** Who is said to have made the report, in a sentence or in the lines of a page's head. */
export function agencyInText(tokens: readonly Token[]): NamedAgency | null {
  for (const { text } of [...tokens.slice(0, 40), ...tokens.slice(-12)]) {
    const name = [workingGroup, prepared, labelled, shortened, preparing].flatMap(
      (said) => said.exec(text)?.[1] ?? [],
    )[0];
    if (name && !itself.test(name)) return { name: withoutInnerOffice(name), where: "页面所列单位" };
  }
  for (const { text } of tokens.slice(0, 40)) {
    const name = contact.exec(text.replace(/\s/g, ""))?.[1];
    const agency = name && !itself.test(name) ? agencyOfOffice(name) : null;
    if (agency) return { name: agency, where: "正文所列联系单位" };
  }
  for (const [at, { text }] of tokens.slice(0, 60).entries()) {
    const next = unitLabel.test(text.trim()) ? (tokens[at + 1]?.text.trim() ?? "") : "";
    if (isAgencyName(next)) return { name: next, where: "页面所列单位" };
    const name = text.startsWith("20") ? doing.exec(text.replace(/\s/g, ""))?.[1] : undefined;
    if (name && !itself.test(name)) return { name, where: "正文" };
  }
  return null;
}

const introduces = /^本(?:年度)?报告(?:由|是|根据|依据|按照).*(?:编制|汇总|撰写)/;

/** Whether a sentence at the beginning calls the text a report, as reports of old without a title do. */
export const introducesReport = (tokens: readonly Token[]): boolean =>
  tokens.slice(0, 10).some(({ text }) => text.includes("公开") && introduces.test(text.trim()));

const source = /(?:来源|作者)\s*[:：]\s*([\p{Script=Han}]{3,36})/u;
/** Who has a part of a site, or gives it texts; governments above townships give it those of others. */
const likelyReporter = new RegExp(
  `(?:${oneOf(townEndings)}${oneOf(townGovernments)}?|局|厅|(?:委员|管委)会)$`,
);

/** Whom a web page names as its source, on the way to it, or as the owner of the site. */
export function agencyOfPage(tokens: readonly Token[], { metadata }: ReportDocument): NamedAgency | null {
  const lines = tokens.slice(0, 60).map(({ text }) => text);
  const named = [
    ...lines.flatMap((line) => source.exec(line)?.[1] ?? []).map((name) => ({ name, where: "网页来源" })),
    ...lines
      .filter((line) => line.length < 160 && /[>＞»›]/.test(line))
      .flatMap((line) => line.split(/[>＞»›]/).reverse())
      .map((name) => ({ name: name.trim(), where: "网页位置" })),
    ...metadata
      .filter(({ name }) => /title/i.test(name))
      .flatMap(({ value }) => value.split(/[_|—–-]/))
      .map((name) => ({ name: name.trim(), where: "网页标题" })),
  ];
  return (
    named.find(({ name }) => isAgencyName(name) && likelyReporter.test(name) && !itself.test(name)) ?? null
  );
}

/** 某镇人民政府 of its 党政办公室, which reports for it; a 政府办公室 may report for itself. */
const withoutInnerOffice = (name: string) =>
  /(?:政府|[局厅])办公[室厅]$/.test(name) ? name : (withOffice.exec(name)?.[1] ?? name);

/** The agency that an office belongs to; null where an office of nobody is named. */
function agencyOfOffice(name: string): string | null {
  const agency = withOffice.exec(name)?.[1];
  if (agency) return agency;
  return name.endsWith("办公室") ? null : name;
}

/** The last part of a path, file or folder, that is an agency's name once year and 年报 are taken away. */
export function agencyOfPath(path: string): NamedAgency | null {
  const parts = path.split(/[\\/]/).reverse();
  for (const [index, part] of parts.entries()) {
    const name = part
      .replace(/\.\w{2,5}$/, "")
      .replace(/(?:19|20)\d\d(?:年度报告|年报|年度|年)?/g, "")
      .replace(/政府信息公开|政务公开|信息公开|工作|年度报告|年报|报告|[\s_\-—()（）.]/g, "");
    if (whole.test(name)) return { name, where: index === 0 ? "文件名" : "文件夹名" };
  }
  return null;
}
