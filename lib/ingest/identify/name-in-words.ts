import { scopeEndings } from "@/lib/agencies/kind-of-name";
import {
  companyEndings,
  governmentEndings,
  officeEndings,
  oneOf,
  placeEndings,
  schoolEndings,
  smallOfficeEndings,
  townEndings,
} from "@/lib/agencies/name-words";

/*
 * A small grammar of what stands around an agency's name on a line or in a sentence: page furniture, labels and
 * announcing words before it; a short name, the making of the report, or what an office issues behind it.
 */

const endings = oneOf(
  placeEndings,
  townEndings,
  governmentEndings,
  officeEndings,
  smallOfficeEndings,
  schoolEndings,
  companyEndings,
  scopeEndings,
  ["校"],
);

/** 附件1, 标题, 第3页, and what announces: 现特向社会公布. No name begins so; 将乐县 and 本溪市 are names. */
const before = [
  /^[^\p{Script=Han}（(]+/u,
  /^[（(][^）)]{0,6}[）)]/,
  /^(?:附\s*件?[一二三四五六七八九十]{0,2}|(?:信息|文件|文章)?(?:标题|题目|题名|名称)|第[一二三四五六七八九十\d]{1,3}页)(?=.{4})/,
  /^(?:现|兹|特)(?:特|就|予以|将)*(?:向社会(?:各界|公众)?)?(?:公布|公开|发布|通报|报告)?/,
  /^向(?:社会|公众|全社会)(?:各界|公众)?(?:公布|公开|发布)/,
  /^(?:并|认真|组织|编制|编写|撰写|完成|公布|发布|印发|报送|了)+/,
  /^(?:的|[：:、，,\-—_])+/,
];
const shortName = /[（(](?:以下)?(?:统称|简称|称)[^）)]*[）)]?/g;
const made = new RegExp(
  `(?<=.${endings})(?:认真|组织|负责|牵头|统一|按要求)*(?:编制|编写|撰写|制作|起草|形成)(?:完成|而成|了)?(?:并.{0,8})?$`,
  "u",
);
const making = /编制|编写|撰写|制作|起草|形成/;
const itself = new RegExp(
  `^[我本该各全其]${oneOf(placeEndings, townEndings, officeEndings, smallOfficeEndings, ["街", "办", "机关", "单位", "部门", "系统", "辖区"])}(?:人民)?(?:政府|办事处|机关)?$`,
  "u",
);
/** What an office does that only issues a report. */
const issuing = "公布|公开|发布|印发|报送|上报";
const issued = new RegExp(`^(.*?)关于(?:进一步)?(?:${issuing}|做好)?(.*)$`);
const issuedAtStart = new RegExp(`^关于(?:${issuing})?`);
const issuedAtEnd = new RegExp(`.关于(?:${issuing})?$`);
const wholeName = new RegExp(`^[\\p{Script=Han}（）()]{1,36}${endings}[）)]?$`, "u");

/**
 * The agency's name among the words around it; null where they name none, as 完成 and 我局 do not. Of an office that
 * only issues the report of another body, 某省某厅办公室关于某省某厅, the body is named.
 */
export function nameInWords(words: string): string | null {
  const [, office, body = ""] = issued.exec(words) ?? [];
  const named = office === undefined ? null : plain(body);
  if (named !== null && wholeName.test(named)) return named;
  return plain(office || words.replace(issuedAtStart, ""));
}

/** Whether the words before the year are those of an office that issues what is named behind it. */
export const isIssuing = (words: string): boolean => issuedAtEnd.test(words);

function plain(words: string): string | null {
  let name = words.replace(shortName, "");
  for (let last = ""; last !== name; ) {
    last = name;
    for (const pattern of before) name = name.replace(pattern, "");
  }
  if (making.test(name)) name = name.replace(made, "");
  return /\p{Script=Han}{2}/u.test(name) && !itself.test(name) ? name : null;
}
