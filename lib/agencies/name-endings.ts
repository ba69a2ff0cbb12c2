/*
 * What the names of agencies end with, once for the whole program: lists to be joined into a pattern, as not every
 * place asks for the same of them.
 */

/** 丰台区, 北宫镇: the place that a government is named for. */
export const placeEndings = ["省", "市", "区", "县", "旗", "州", "盟"] as const;
export const townEndings = ["街道", "苏木", "镇", "乡"] as const;

/** Governments and what acts for them in a place. */
export const governmentEndings = ["人民政府", "政府", "办事处", "管委会", "委员会"] as const;

/** Parts of a government and what belongs to them. */
export const officeEndings = [
  "局",
  "厅",
  "署",
  "委",
  "院",
  "办公室",
  "办公厅",
  "中心",
  "支队",
  "大队",
] as const;
export const smallOfficeEndings = [
  "总队",
  "指挥部",
  "海关",
  "处",
  "所",
  "站",
  "馆",
  "社",
  "会",
  "台",
  "队",
] as const;

/** Schools, hospitals and companies, which report on forms of their own. */
export const schoolEndings = ["大学", "学院", "学校", "中学", "小学", "幼儿园"] as const;
export const hospitalEndings = ["医院", "卫生院"] as const;
export const companyEndings = ["集团", "公司", "银行", "分行"] as const;

/** Whether the last letter of a text is that of an ending: asked before a pattern, as most texts have none. */
export function mayEndIn(...lists: readonly (readonly string[])[]): (text: string) => boolean {
  const letters = new Set(lists.flat().map((ending) => ending.slice(-1)));
  return (text) => letters.has(text.slice(-1));
}

/** A pattern that one of the endings matches; the longer ones are tried first. */
export const oneOf = (...lists: readonly (readonly string[])[]): string =>
  `(?:${lists
    .flat()
    .sort((a, b) => b.length - a.length)
    .join("|")})`;
