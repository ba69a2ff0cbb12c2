const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]+/gu;

/** A printed name in one form: compatibility characters folded (（ → (), white space out; traditional kept. */
export const plainName = (printed: string): string => printed.normalize("NFKC").replace(INVISIBLE, "");

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

const NAMES =
  "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各";
const GROUPS = NAMES.split(" ")
  .sort((a, b) => b.length - a.length)
  .map((name) => `${name}族`)
  .join("|");
const LONG = new RegExp(`^(.{2,}?)(?:${GROUPS})+(?:自治)?(乡|镇|县|旗|州)$`);

/** The short form in official use: 于家务回族乡 → 于家务乡, 大厂回族自治县 → 大厂县; null where there is none. */
export function withoutNationality(name: string): string | null {
  const [, stem, suffix] = LONG.exec(name) ?? [];
  return stem === undefined || suffix === undefined ? null : stem + suffix;
}
