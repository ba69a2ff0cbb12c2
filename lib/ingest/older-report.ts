import { companyEndings, hospitalEndings, oneOf, schoolEndings } from "@/lib/agencies/name-words";
import type { ReportIdentity } from "./identify/identify";
import type { Problem, Section } from "./reading";

/** The list of 2014 was the first national table; that of 2019 has been printed in every report since. */
const firstList = 2014;
const firstTables = 2019;

/** What the headings of reports of all years speak of. */
const subjects = [
  /概述|概况|总体|基本情况/,
  /主动公开/,
  /申请/,
  /收费|费用/,
  /复议|诉讼|申诉/,
  /问题|不足|改进/,
];
const fewestSubjects = 3;

/** Whether sections are those of a report, as no notice and no menu has them. */
export function hasReportSections(sections: readonly Section[]): boolean {
  const covered = subjects.filter((words) =>
    sections.some(({ heading, text }) => words.test(heading) && text !== ""),
  );
  return covered.length >= fewestSubjects;
}

/** Schools, hospitals and utilities, which report on forms of their own. */
const institution = new RegExp(`${oneOf(schoolEndings, hospitalEndings, companyEndings)}$`);

/** Whether a report is that of a public institution, by the agency, or by a school year in its title. */
const isOfInstitution = ({ agency, title }: Identified): boolean =>
  institution.test(agency ?? "") || /学年/.test(title ?? "");

type Identified = Pick<ReportIdentity, "agency" | "year" | "title">;

/** Whether a report without a statutory table may be kept as text, by its year or by who made it. */
export const mayBeTextOnly = (identity: Identified): boolean =>
  identity.year < firstTables || isOfInstitution(identity);

/** Why a report kept as text has no figures: there was no table for it, or its table was not found. */
export function textOnlyProblem(identity: Identified): Problem {
  const said = (severity: Problem["severity"], why: string): Problem => ({
    check: "incomplete",
    severity,
    cells: [],
    message: `${why}只保留文字，没有采用表格中的数。`,
  });
  if (isOfInstitution(identity)) return said("note", "公共企事业单位的年度报告没有法定统计表，");
  if (identity.year < firstList) return said("note", `${identity.year}年还没有全国统一的统计表，`);
  return said("warning", "没有找到2014年格式的统计表，或者表格是图片、无法辨认；");
}
