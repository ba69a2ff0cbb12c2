import type { Token } from "../extract/token";

/** A name of an agency that stands elsewhere than in the title. */
export type NamedUnit = { name: string; where: string };

const han = "\\p{Script=Han}（）()";
const suffix =
  "(?:人民政府|办事处|镇政府|乡政府|区政府|县政府|市政府|委员会|局|办公室|管委会|厅|委|署|院|中心|支队|大队|镇|乡|街道)";
const whole = new RegExp(`^[${han}]{2,36}${suffix}$`, "u");
const labelled = new RegExp(
  `(?:编制|填报|报告|公开|发布|发文)(?:单位|机构|机关|主体)\\s*[:：]\\s*([${han}]{2,36}${suffix})`,
  "u",
);
const prepared = new RegExp(`报告由([${han}]{2,36}${suffix})(?:编制|负责编制|组织编制)`, "u");
/** Whether a line is the name of an agency and nothing else. */
export const isUnitName = (line: string) => whole.test(line.replace(/\s/g, ""));

const day = /20\d\d\s*年|[二〇○零]{2,4}/;

/** The signature below the text, above its date. */
export function signedUnit(tokens: readonly Token[]): NamedUnit | null {
  const end = tokens.slice(-8).map(({ text }) => text.replace(/\s/g, ""));
  const at = end.findIndex((line, index) => whole.test(line) && day.test(end[index + 1] ?? ""));
  const name = end[at];
  return name === undefined ? null : { name, where: "落款" };
}

/** Who is said to have made the report, in a sentence or in the lines of a page's head. */
export function statedUnit(tokens: readonly Token[]): NamedUnit | null {
  for (const { text } of [...tokens.slice(0, 40), ...tokens.slice(-12)]) {
    const name = prepared.exec(text)?.[1] ?? labelled.exec(text)?.[1];
    if (name) return { name, where: "页面所列单位" };
  }
  return null;
}

/** The last part of a path, file or folder, that is an agency's name once year and 年报 are taken away. */
export function unitOfPath(path: string): NamedUnit | null {
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
