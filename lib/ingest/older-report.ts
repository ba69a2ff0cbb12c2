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
export function areOfReport(sections: readonly Section[]): boolean {
  const told = subjects.filter((words) =>
    sections.some(({ heading, text }) => words.test(heading) && text !== ""),
  );
  return told.length >= fewestSubjects;
}

/** Whether a report without a statutory table may be kept as text, by its year. */
export const mayBeText = (year: number) => year < firstTables;

/** Why a report kept as text has no figures: there were no tables yet, or its table was not found. */
export const textAlone = (year: number): Problem => ({
  check: "incomplete",
  severity: year < firstList ? "note" : "warning",
  cells: [],
  message:
    year < firstList
      ? `${year}年还没有全国统一的统计表，只保留文字，没有采用表格中的数。`
      : "没有找到2014年格式的统计表，或者表格是图片、无法辨认；只保留文字，没有采用表格中的数。",
});
