import { expect, it } from "vitest";
import type { ReportDocument } from "../document";
import { tokensOf } from "../extract/token";
import { ReadError } from "../read/read-error";
import { identify } from "./identify";

function identified(lines: readonly string[], path = "a.txt", declaredYear?: number) {
  const document: ReportDocument = {
    format: "text",
    metadata: [],
    blocks: lines.map((text, index) => ({ kind: "paragraph", text, line: index + 1 })),
  };
  return identify(document, tokensOf(document), [], path, declaredYear);
}

const title = "云溪镇2021年政府信息公开工作年度报告";
const period = (year: number) => `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;

it("follows the title, and says so where the period sentence is another year's", () => {
  const { year, problems } = identified([title, period(2020)]);
  expect(year).toBe(2021);
  expect(problems).toMatchObject([
    { severity: "error", message: "标题为2021年，统计期限为2020年；按2021年采用。" },
  ]);
});

it("follows the period sentence where file and folder stand against the title too", () => {
  const { year, problems } = identified([title, period(2020)], "2020年/云溪镇2020年年报.docx");
  expect(year).toBe(2020);
  expect(problems[0]).toMatchObject({
    severity: "error",
    message: "标题为2021年，统计期限为2020年，文件名为2020年，文件夹名为2020年；按2020年采用。",
  });
});

it("only notes that a file was named for another year", () => {
  const { year, problems } = identified([title, period(2021)], "2022年报送/云溪镇.docx");
  expect(year).toBe(2021);
  expect(problems).toMatchObject([{ severity: "note" }]);
});

it("hears a sentence about requests only where nothing else tells the year", () => {
  const sentence = "与上一年相比，2022年新收申请3件，办理情况见下表。";
  expect(identified([title, sentence])).toMatchObject({ year: 2021, problems: [] });
  expect(identified(["云溪镇政府信息公开工作年度报告", sentence])).toMatchObject({
    year: 2022,
    problems: [],
  });
});

it("follows a declared year and holds it against the others", () => {
  expect(identified(["云溪镇政府信息公开工作年度报告"], "a.txt", 2023)).toMatchObject({
    year: 2023,
    problems: [],
  });
  const { year, problems } = identified([title], "a.txt", 2023);
  expect(year).toBe(2023);
  expect(problems).toMatchObject([
    { severity: "error", message: "标题为2021年，导入时指定为2023年；按指定的采用。" },
  ]);
});

it("refuses a report whose year nobody tells, and an impossible one", () => {
  expect(() => identified(["云溪镇政府信息公开工作年度报告"])).toThrow(ReadError);
  expect(() => identified(["云溪镇1998年政府信息公开工作年度报告"])).toThrow("不可能有这一年的报告");
});

const untitled = "2021年政府信息公开工作年度报告";

it("takes the signature above its date where the title names nobody", () => {
  const { agency, problems } = identified([untitled, "正文。", "临溪区云溪镇人民政府", "2022年1月20日"]);
  expect(agency).toBe("临溪区云溪镇人民政府");
  expect(problems).toEqual([]);
});

it("takes file, then folder, then the unit that a page lists, and says from where", () => {
  expect(identified([untitled], "年报/云溪镇2021年报.docx")).toMatchObject({
    agency: "云溪镇",
    problems: [{ severity: "note" }],
  });
  expect(identified([untitled], "云溪镇/2021.docx")).toMatchObject({ agency: "云溪镇" });
  expect(identified(["编制单位：云溪镇人民政府", untitled])).toMatchObject({
    agency: "云溪镇人民政府",
    problems: [{ severity: "warning" }],
  });
});

it("takes no publishing office named as 来源 for the agency", () => {
  expect(identified(["来源：临溪区人民政府办公室", untitled]).agency).toBeNull();
});

it("takes the day behind 发布时间 from a line that counts readers too, and not the day of an update", () => {
  const line = "更新时间：2024-05-06 发布时间：2022-01-18 10:21 浏览次数：128";
  expect(identified([title, line, period(2021)]).publishedOn).toBe("2022-01-18");
});

it("takes the last whole title before the text for its own, and names another agency's among them", () => {
  const list = ["甲溪镇2021年政府信息公开工作年度报告", title];
  const { agency, problems } = identified([...list, period(2021)]);
  expect(agency).toBe("云溪镇");
  expect(problems).toMatchObject([{ severity: "warning" }]);
});
