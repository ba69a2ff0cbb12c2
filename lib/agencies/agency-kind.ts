import type { Division } from "@/lib/agencies/divisions";

export const agencyKinds = ["government", "township", "subdistrict", "bureau"] as const;

/** What sort of agency reports: like is compared with like by it. */
export type AgencyKind = (typeof agencyKinds)[number];

export const agencyKindLabels: Readonly<Record<AgencyKind, string>> = {
  government: "政府",
  township: "乡镇",
  subdistrict: "街道",
  bureau: "部门",
};

const SUBDISTRICT = /(街道|街道办|地区|办事处)$/;
const TOWNSHIP = /(镇|乡|苏木)(人民政府|政府)?$/;
const GOVERNMENT = /(省|自治区|市|区|县|旗|州|盟|地区)(人民政府|政府|行政公署|行署)$/;

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
  if (/(街道|地区)$/.test(name)) return level === "township" ? `${name}办事处` : `${name}行政公署`;
  if (/盟$/.test(name)) return `${name}行政公署`;
  if (level === "township") return /(镇|乡|苏木)$/.test(name) ? `${name}人民政府` : name;
  return /(省|自治区|市|区|县|旗|州)$/.test(name) ? `${name}人民政府` : name;
}
