import { expect, it } from "vitest";
import { encodeText } from "@/lib/specimen/text";
import { readReport } from "./read-file";

const report = (year: number, name = "年度报告") => `
澄湾市临溪区喆溪镇人民政府${year}年政府信息公开工作${name}
一、概述
${year}年，喆溪镇的公开栏每月更新一次。
二、主动公开政府信息情况
${year}年共主动公开政府信息120条。
三、依申请公开政府信息情况
收到申请5件，都作了答复。
四、复议、诉讼和申诉情况
没有发生。
五、存在问题和改进措施
更新不够及时，今后由专人检查。
`;

const read = (text: string) => readReport(encodeText(text, "utf-8"), "文件");

it("a report of before the first national table is kept as text with no cells", async () => {
  const outcome = await read(report(2012));
  expect(outcome).toMatchObject({ status: "accepted", form: "none", year: 2012, publishedOn: null });
  if (outcome.status === "refused") throw new Error(outcome.reason);
  expect(outcome.agency).toBe("澄湾市临溪区喆溪镇人民政府");
  expect([...outcome.cells]).toEqual([]);
  expect(outcome.sections.map(({ heading }) => heading)).toContain("三、依申请公开政府信息情况");
  expect(outcome.problems.map(({ message }) => message)).toEqual([expect.stringContaining("只保留文字")]);
});

it("what only its prose states is read", async () => {
  const outcome = await read(report(2012));
  if (outcome.status === "refused") throw new Error(outcome.reason);
  expect(outcome.prose.get("prose.disclosed.total")).toMatchObject({ value: 120, approximate: false });
});

it("a report of a year that had a table, without it, is kept as text and flagged", async () => {
  expect(await read(report(2016))).toMatchObject({ status: "flagged", form: "none", year: 2016 });
});

it.each([
  ["a report of a year whose tables are in every report", report(2022)],
  ["a summary of the work", report(2012, "总结")],
  ["a title and headings with nothing below", report(2012).replace(/^(?![一二三四五]、|澄湾).*$/gm, "")],
])("%s is refused where it has no table", async (_, text) => {
  expect(await read(text)).toMatchObject({
    status: "refused",
    reason: expect.stringContaining("没有找到政府信息公开年度报告的法定表格"),
  });
});
