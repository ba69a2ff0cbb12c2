import { z } from "zod";
import { type AgencyKind, agencyKindLabels, agencyKinds } from "@/lib/agencies/agency-kind";
import { parseYearList, printYearList, yearListExample } from "@/lib/agencies/filing";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";

/** The columns of a register file, in the order in which they are printed; only 名称 and 类别 are required. */
export const registerColumns = [
  "代码",
  "名称",
  "简称",
  "类别",
  "上级代码",
  "别名",
  "起始年",
  "终止年",
  "并入",
  "收齐年度",
] as const;

export type RegisterColumn = (typeof registerColumns)[number];

const kindsByLabel = new Map<string, AgencyKind>(agencyKinds.map((kind) => [agencyKindLabels[kind], kind]));
const labels = [...kindsByLabel.keys()].join("、");

const text = z.string().trim().default("");
const code = text.refine((value) => /^(\d{6}|\d{9})?$/.test(value), "应为 6 位或 9 位数字");
// A name beginning with a Han character can be no formula when the file is opened in Excel.
const beginsHan = (value: string) => /^\p{Script=Han}/u.test(value);
const year = text
  .refine((value) => /^((19|20)\d\d)?$/.test(value), "应为四位年份")
  .transform((value) => (value === "" ? undefined : Number(value)));
const row = z.object({
  代码: code,
  名称: text.refine(beginsHan, "应以汉字开头，不可空缺"),
  简称: text.refine((value) => value === "" || beginsHan(value), "应以汉字开头"),
  类别: text.transform((value, context) => {
    const kind = kindsByLabel.get(value);
    if (kind !== undefined) return kind;
    context.addIssue({ code: "custom", message: `应为${labels}之一` });
    return z.NEVER;
  }),
  上级代码: code,
  别名: text.transform((value) =>
    value
      .split(/[;；]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ""),
  ),
  起始年: year,
  终止年: year,
  并入: text,
  收齐年度: text.transform((value, context) => {
    const years = parseYearList(value);
    if (years !== null) return years;
    context.addIssue({ code: "custom", message: `应为${yearListExample}` });
    return z.NEVER;
  }),
});

/** One row as an agency, or what is wrong with it, one Chinese sentence for each fault. */
export function readRegisterRow(
  cells: Partial<Record<RegisterColumn, string>>,
): { agency: RegisteredAgency } | { faults: string[] } {
  const read = row.safeParse(cells);
  if (!read.success)
    return {
      faults: read.error.issues.map(({ path, message }) => {
        const column = String(path[0]);
        const [, found] = Object.entries(cells).find(([name]) => name === column) ?? [];
        return `“${column}”${message}，现为“${found ?? ""}”。`;
      }),
    };
  const { data } = read;
  return {
    agency: {
      code: data.代码 || null,
      name: data.名称,
      ...(data.简称 && { shortName: data.简称 }),
      kind: data.类别,
      parentCode: data.上级代码 || null,
      ...(data.别名.length > 0 && { aliases: data.别名 }),
      ...(data.起始年 !== undefined && { validFrom: data.起始年 }),
      ...(data.终止年 !== undefined && { validTo: data.终止年 }),
      ...(data.并入 && { successor: data.并入 }),
      ...(data.收齐年度.length > 0 && { complete: data.收齐年度 }),
    },
  };
}

/** The cells of an agency's row, in the order of `registerColumns`. */
export const registerCells = (agency: RegisteredAgency): string[] => [
  agency.code ?? "",
  agency.name,
  agency.shortName ?? "",
  agencyKindLabels[agency.kind],
  agency.parentCode ?? "",
  (agency.aliases ?? []).join("；"),
  agency.validFrom?.toString() ?? "",
  agency.validTo?.toString() ?? "",
  agency.successor ?? "",
  printYearList(agency.complete ?? []),
];
