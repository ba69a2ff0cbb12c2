import type { Form } from "@/lib/catalogue/cell";
import { sectionName } from "@/lib/catalogue/printed-tables";
import type { CellReading, Problem, Section } from "../reading";

const feeWords = /收费|收取|信息处理费|费用/;
const allClosed = /(?:均已|全部|均)(?:按时|按期|依法|在法定期限内|及时)*(?:办结|答复|办理完毕)/;
/** What is closed where a sentence speaks of anything but all requests of the year. */
const ofOthers =
  /建议|提案|咨询|信访|热线|来信|留言|工单|诉求|复议|诉讼|结转|到期|[除余其]|以来|历年|累计|去年|上一?年|往年|转办|转来|交办|移送|许可|审批|季度|半年|月份|补正/;

/** What the sections say, or fail to say, about themselves and about what was carried over. */
export function checkSections(
  sections: readonly Section[],
  cells: ReadonlyMap<string, CellReading>,
  form: Form,
): Problem[] {
  const problems: Problem[] = [];
  const textOf = (number: number) =>
    sections
      .filter((section) => section.number === number)
      .map(({ text }) => text)
      .join("");
  const has = (number: number) => sections.some((section) => section.number === number);
  const hasSixSections = form === "2021" || form === "2019";
  if (hasSixSections && !has(5) && !has(6))
    problems.push({
      check: "incomplete",
      severity: "warning",
      cells: [],
      message: `没有找到第五部分（${sectionName("problems")}）和第六部分（${sectionName("other")}），文件可能不完整。`,
    });
  if (hasSixSections && has(5) && textOf(5).replace(/[\s\p{P}]/gu, "").length < 10)
    problems.push({
      check: "empty-section",
      severity: "note",
      cells: [],
      message: `第五部分没有写明${sectionName("problems")}。`,
    });
  if (hasSixSections && has(6) && !feeWords.test(textOf(6)))
    problems.push({
      check: "fee-statement",
      severity: "note",
      cells: [],
      message: "第六部分没有说明收取信息处理费的情况。",
    });
  const carried = cells.get("requests.carried_out.total");
  const claim = sections
    .flatMap(({ text }) => text.split(/[。；;\n]/))
    .filter((sentence) => sentence.includes("申请") && !ofOthers.test(sentence))
    .map((sentence) => allClosed.exec(sentence)?.[0])
    .find((words) => words !== undefined);
  if (claim && carried?.kind === "number" && carried.value > 0)
    problems.push({
      check: "all-closed",
      severity: "warning",
      cells: ["requests.carried_out.total"],
      message: `正文称“${claim}”，表中结转下年度继续办理却有${carried.value}件。`,
      expected: 0,
      found: carried.value,
    });
  return problems;
}
