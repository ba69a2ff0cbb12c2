import type { AgencyKind } from "@/lib/agencies/agency-kind";
import type { Division } from "@/lib/agencies/divisions";
import { oneOf, placeEndings, townEndings } from "@/lib/agencies/name-words";
import type { Scope } from "@/lib/catalogue/form-facts";

/*
 * Which words of a name tell what kind of agency it is, and whose figures it reports: once for the whole program.
 */

/** What governs a place above the townships, and what governs a town or subdistrict. */
const governments = ["人民政府", "政府"] as const;
const prefectureOffices = ["行政公署", "行署"] as const;
const committees = ["管理委员会", "管委会"] as const;
export const townGovernments = [...governments, "办事处"] as const;

const towns = townEndings.filter((ending) => ending !== "街道");
const endsIn = (...lists: readonly (readonly string[])[]) => new RegExp(`${oneOf(...lists)}$`);

const SUBDISTRICT = /(街道|街道办|地区|办事处)$/;
const STREET = /街道$/;
const AREA = /地区$/;
const TOWN = endsIn(towns);
const PLACE = endsIn(placeEndings);
const PLACE_OR_TOWN = endsIn(placeEndings, townEndings);
const ZONE_OF_COUNTIES = /[^县市]区$/;
const TOWNSHIP = new RegExp(`${oneOf(towns)}${oneOf(governments)}?$`);
const GOVERNMENT = new RegExp(`${oneOf(placeEndings)}${oneOf(governments, prefectureOffices)}$`);

/** The kind of a division's government. Zones and farms at township level count as townships. */
export function kindOfDivision({ level, name }: Division): AgencyKind {
  if (level !== "township") return "government";
  return SUBDISTRICT.test(name) ? "subdistrict" : "township";
}

/**
 * The kind that an agency's name tells by its ending: 北宫镇政府 township, 右安门街道办事处 subdistrict,
 * 丰台区人民政府 government. Any other name is taken for a bureau's, 丰台区 (a place, no agency) too.
 */
export function kindOfName(name: string): AgencyKind {
  if (SUBDISTRICT.test(name)) return "subdistrict";
  if (TOWNSHIP.test(name)) return "township";
  return GOVERNMENT.test(name) ? "government" : "bureau";
}

/** The name of the division's own government, e.g. 北宫镇人民政府, 右安门街道办事处; zones keep their bare name. */
export function governmentName({ name, level }: Division): string {
  if (STREET.test(name) || AREA.test(name)) return level === "township" ? `${name}办事处` : `${name}行政公署`;
  if (/盟$/.test(name)) return `${name}行政公署`;
  return (level === "township" ? TOWN : PLACE).test(name) ? `${name}人民政府` : name;
}

const is = (...lists: readonly (readonly string[])[]) => new RegExp(`^${oneOf(...lists)}$`);
const IS_GOVERNMENT = is(governments);
const IS_PREFECTURE_OFFICE = is(prefectureOffices);
const IS_COMMITTEE = is(committees);
const IS_STREET_OFFICE = is(["办", "办事处"]);
const IS_AREA_OFFICE = is(["办事处", "人民政府"]);
const IS_ZONE_OFFICE = is(["人民政府", "办事处"], committees);

/** Whether the rest of a name, after the division, says no more than its government. */
export function isGovernmentOf({ level, name }: Division, rest: string): boolean {
  if (rest === "") return true;
  if (level !== "township") {
    if (IS_GOVERNMENT.test(rest)) return true;
    if (IS_PREFECTURE_OFFICE.test(rest)) return /(地区|盟)$/.test(name);
    return IS_COMMITTEE.test(rest) && ZONE_OF_COUNTIES.test(name);
  }
  if (STREET.test(name)) return IS_STREET_OFFICE.test(rest);
  if (AREA.test(name)) return IS_AREA_OFFICE.test(rest);
  if (TOWN.test(name)) return IS_GOVERNMENT.test(rest);
  return IS_ZONE_OFFICE.test(rest);
}

const ORGAN = /(?<=街道|地区)办(事处)?$|((人民)?政府|行政公署)$/;

/** A name without the words for its government: 北宫镇 of 北宫镇人民政府, 右安门街道 of 右安门街道办事处. */
export const withoutGovernment = (name: string): string => name.replace(ORGAN, "");

/** Whether a bureau is the office of its government, which files for it: 丰台区人民政府办公室, 市政府办公厅. */
export const isGovernmentOffice = (name: string): boolean => /政府办(?:公[室厅])?$/.test(name);

/** A unit of the code table that is neither 镇, 乡, 街道, 苏木 nor 地区: a farm, a zone, a scenic area. */
export const isZone = ({ level, name }: Division): boolean =>
  level === "township" && !ORDINARY_TOWNSHIP.test(name);
const ORDINARY_TOWNSHIP = endsIn(townEndings, ["街道办事处", "地区"]);

/** Whether a name is that of a place, as 青云区管理委员会 is not. */
export const isPlaceName = (name: string): boolean => PLACE_OR_TOWN.test(name);

const CORE_ORGAN = endsIn(governments, committees);
const KIND_OF_PLACE = /(街道办事处|地区办事处|街道办|办事处|街道|地区|苏木|镇|乡|自治县|县|区|市|旗)$/;

/** What may be a misprinted place in a name, without the words for what governs it: 丰合区 of 丰合区管委会. */
export const withoutOrgans = (name: string): string =>
  name.replace(/^人民政府(?=.)/, "").replace(CORE_ORGAN, "");

/** The name of a place without the word for its kind: 北宫 of 北宫镇 and of 北宫街道. */
export const placeStem = (name: string): string => name.replace(KIND_OF_PLACE, "");

/** What may stand behind a name and says whose figures a report gives: 全区汇总, 本级, 系统, 海关关区. */
export const scopeSuffixes: readonly (readonly [RegExp, Scope])[] = [
  [/\(?(全[省市区县旗州盟](汇总)?|汇总)\)?$/, "territory"],
  [/\(?(局|委|厅|区|市|县|政府)?(机关|本级)\)?$/, "own"],
  [/\(?系统\)?$/, "territory"],
  [/(?<=海关)\(?(全)?关区\)?$/, "territory"],
];

/** 某市气象部门 are the office and all below it. */
export const isSectorName = (name: string): boolean => /部门$/.test(name);

/** What an agency's name with a scope in it ends with. */
export const scopeEndings = ["部门", "系统", "机关", "本级", "关区"] as const;

/** A scope in brackets of its own: （全区汇总）. */
export const isScopeRemark = (text: string): boolean =>
  /^[（(](?:全[省市区县旗州盟关系].{0,3}|.{0,4}(?:汇总|本级)|.{0,2}(?:机关|系统))[）)]$/.test(text);
