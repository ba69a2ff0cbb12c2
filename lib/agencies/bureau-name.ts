import type { AgencyKind } from "@/lib/agencies/agency-kind";
import { ancestorsOf, type Division, type DivisionTree, isFiller } from "@/lib/agencies/divisions";
import { withoutGovernment } from "@/lib/agencies/kind-of-name";
import {
  companyEndings,
  hospitalEndings,
  officeEndings,
  oneOf,
  plainName,
  schoolEndings,
  smallOfficeEndings,
} from "@/lib/agencies/name-words";

// No 委: 教委 is an abbreviation.
const ENDINGS = oneOf(
  officeEndings.filter((ending) => ending !== "委"),
  smallOfficeEndings.filter((ending) => ending !== "队"),
  ["委员会", "校"],
  schoolEndings,
  hospitalEndings,
  companyEndings,
);
const ENDING = new RegExp(`${ENDINGS}$`, "u");
const LETTERS = /^[\p{Script=Han}〇()、\d]+$/u;
// Words that hold 区, 市, 乡 … without naming a place; a zone only where its own administration is named.
const NOT_A_PLACE =
  /(城市|市场|市政|市容|市区|市民|[市区县](级|直)|都市|超市|上市|股市|集市|城乡|乡村|返乡|侨乡|城镇|乡镇|小镇|社区|园区|灾区|库区|林区|牧区|景区|街区|区域|区划|县域|红旗|国旗|[^区县]*(地|新|开发|名胜|保护|示范|试验|实验|合作|度假|工业|产业|集聚|功能|商务|管理|保税|自贸|旅游|园)区(?=管|建设|服务|指挥))/gu;
const STRAY_PLACE = /^(?:(?!局|委员会|院|办公室|中心).){1,9}?(区|县|市|旗|镇|乡|街道|苏木|自治州)/;

/** The second name under which a bureau works: 农业农村局(乡村振兴局). */
const SECOND_NAME = new RegExp(
  `(?<=\\p{Script=Han}{3})\\((?:[^()]{0,14}${ENDINGS}|加挂[^()]{1,20})\\)$`,
  "u",
);

/** What stands after the place in a bureau's name, or why it cannot be one. */
export type BureauReading = { readonly ownName: string } | { readonly refused: string };

/**
 * Reads the rest of a name, after its place, as a bureau. Refused are a rest that begins like another place
 * (丰合区教育局 under 北京市: a misspelling must not become a bureau of the city), abbreviations such as 教委,
 * and anything that does not end as agencies' names do. A second name in brackets is left out.
 */
export function readBureauName(rest: string): BureauReading {
  const ownName = rest
    .replace(SECOND_NAME, "")
    .replace(/^人民政府(?!办公[室厅]$)/, "")
    .replace(/^政府(?=办公[室厅]$)/, "人民政府");
  const stray = STRAY_PLACE.exec(ownName.replace(NOT_A_PLACE, (word) => "·".repeat(word.length)))?.[0];
  if (stray !== undefined)
    return { refused: `“${ownName.slice(0, stray.length)}”不是这一地区区划代码表中的地名` };
  if (ownName === "") return { refused: `“${rest}”不是这一地区机关的名称` };
  if (!LETTERS.test(ownName)) return { refused: `“${ownName}”中有机关名称不用的字符` };
  if (/[^员]委$/.test(ownName)) return { refused: `“${ownName}”是简称，请在机关名录中登记为别名` };
  if (ownName.length < 3 || !ENDING.test(ownName)) return { refused: `“${ownName}”不像机关名称` };
  return { ownName };
}

/** How officials call the bureau within its place: 教育委员会, 政府办公室. */
export const bureauShortName = (ownName: string): string => ownName.replace(/^人民(?=政府办公[室厅]$)/, "");

/** The place that a branch serves: 公安局丰台分局 or 公安局丰台区分局 → 丰台区, if exactly one division fits. */
export function branchPlace(ownName: string, divisions: readonly Division[]): Division | null {
  const [, served] = /(?:局|委员会)(\p{Script=Han}{2,})分局$/u.exec(ownName) ?? [];
  const fitting = divisions.filter(
    ({ name }) => name === served || name.replace(/[区县市旗]$/, "") === served,
  );
  const [only] = fitting;
  return only && fitting.length === 1 ? only : null;
}

/** The names of a division and of those above it, the top first, fillers left out; none of an unknown code. */
export function placesAbove(tree: DivisionTree, code: string | null): string[] {
  const own = code === null ? undefined : tree.byCode.get(code);
  if (!own) return [];
  return [...ancestorsOf(tree, own.code), own]
    .filter((division) => !isFiller(tree, division))
    .map(({ name }) => name);
}

/**
 * What an agency is called within its parent, however much of the place stands before it: 北宫镇 of
 * 北京市丰台区北宫镇人民政府 and of 丰台区北宫镇, 教育局 of 北京市丰台区教育局.
 * @param places the names of the parent and of what is above it, the top first
 */
export function nameBelow(places: readonly string[], kind: AgencyKind | "unknown", name: string): string {
  const plain = plainName(name);
  const bare = kind === "bureau" ? plain : withoutGovernment(plain) || plain;
  const start = places
    .map((_, at) => places.slice(at).join(""))
    .find((place) => bare.startsWith(place) && bare.length > place.length);
  const rest = bare.slice(start?.length ?? 0);
  if (kind !== "bureau") return rest.replace(/^人民政府(?=.)/, "");
  const read = readBureauName(rest);
  return "ownName" in read ? read.ownName : rest;
}
