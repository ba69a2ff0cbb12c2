import { expect, it } from "vitest";
import type { Metadata, ReportDocument } from "../document";
import { tokensOf } from "../extract/token";
import type { Section } from "../reading";
import { identify } from "./identify";

function identified(lines: readonly string[], metadata: Metadata[] = [], sections: Section[] = []) {
  const document: ReportDocument = {
    format: "html",
    metadata,
    blocks: lines.map((text, index) => ({ kind: "paragraph", text, line: index + 1 })),
  };
  return identify(document, tokensOf(document), sections, "a.html");
}
const messages = (lines: readonly string[], metadata?: Metadata[]) =>
  identified(lines, metadata).problems.map(({ message }) => message);

const ofYear = (year: number) => `${year}年政府信息公开工作年度报告`;
const agency = "临溪区云溪镇人民政府";
const title = agency + ofYear(2021);
const untitled = ofYear(2021);
const period = (year: number) => `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
const text = ["一、总体情况", ...Array<string>(60).fill("公开栏每月检查一次。")];
const pageTitle = (value: string) => [{ name: "title", value }];

it.each([
  "自2021年01月01日起至2021年12月31日止",
  "从2021年1月1日到2021年12月31日",
  "为2021年1月1日—12月31日",
  "为2021.1.1-2021.12.31",
  "自20211月1日起至202112月31日止",
  "从202111日到1231日止",
  "自2021年1月至12月",
])("reads the year of the period: %s", (said) => {
  const lines = ["云溪镇政府信息公开工作年度报告", `本报告数据的统计期限${said}。`, ...text];
  expect(identified(lines)).toMatchObject({ year: 2021, problems: [] });
});

it("holds the year of the sentence that publishes the report against the title", () => {
  const lines = [title, "现将2020年度政府信息公开工作年度报告公布如下。", period(2021), ...text];
  expect(messages(lines)).toEqual(["标题为2021年，统计期限为2021年，公布语为2020年；按2021年采用。"]);
});

it("finds last year's title below the page's heading, and another agency's", () => {
  const stale = agency + ofYear(2020);
  expect(messages([title, stale, period(2020), ...text])).toHaveLength(1);
  expect(messages([title, stale, period(2020), ...text], pageTitle(title))).toHaveLength(1);
  const other = `临溪区望山镇${untitled}`;
  expect(messages([title, other, period(2021), ...text], pageTitle(title))).toHaveLength(1);
  expect(messages([other, title, period(2021), ...text], pageTitle(title))).toEqual([]);
});

it("says so where the page's own title is another agency's", () => {
  const lines = ["临溪区人民政府", untitled, period(2021), ...text];
  expect(messages(lines, pageTitle(`${title}_政府网站`))).toHaveLength(1);
});

it("takes no agency's two names for two agencies", () => {
  const lines = [`江南省临溪区云溪镇${untitled}`, title, period(2021), ...text];
  expect(messages(lines, pageTitle(`云溪镇${untitled}`))).toEqual([]);
});

const list = [2022, 2020, 2019].map((year) => agency + ofYear(year));

it("takes the title below a list of the agency's other years for its own, though it lacks a part", () => {
  expect(identified([...list, untitled, period(2021), ...text])).toMatchObject({ agency, year: 2021 });
  const yearless = "云溪镇政府信息公开工作年度报告";
  expect(identified([...list, yearless, period(2021), ...text])).toMatchObject({
    agency: "云溪镇",
    year: 2021,
  });
  expect(() => identified([...list, yearless, ...text])).toThrow("没有年份");
});

it("follows the period where a list of other years is the only title", () => {
  const { year, problems } = identified([...list, period(2021), ...text]);
  expect(year).toBe(2021);
  expect(problems).toMatchObject([{ severity: "error" }]);
});

it("follows the signature where a list of other agencies stands above a title without one", () => {
  const others = ["望山镇", "甲溪镇"].map((name) => `临溪区${name}${untitled}`);
  const found = identified([...others, untitled, ...text, agency, "2022年1月20日"]);
  expect(found.agency).toBe(agency);
  expect(found.problems).toMatchObject([{ severity: "warning" }]);
});

it("takes no title with its day from a list of them, and knows the title before one day", () => {
  const dated = ["望山镇", "甲溪镇"].map((name) => `${name}${untitled}2022-01-22`);
  expect(identified([...dated, period(2021), ...text])).toMatchObject({ agency: null, year: 2021 });
  expect(identified([...dated, untitled, ...text, agency, "2022年1月20日"])).toMatchObject({
    agency,
    problems: [],
  });
  expect(identified([`${title}2022-01-22`, ...text])).toMatchObject({ agency, year: 2021 });
});

it("takes no column and no box of a page's head for an agency above the title", () => {
  for (const above of ["首页 > 政府信息公开年报", "文号", "互动交流"])
    expect(identified([above, untitled, ...text]).agency).toBeNull();
});

it("finds the title below the table of a page's head behind a long menu", () => {
  const menu = Array.from({ length: 60 }, (_, index) => ({
    kind: "paragraph" as const,
    text: `栏目${index}`,
    line: null,
  }));
  const box = (said: string, column: number) => ({ text: said, column, columns: 1, rows: 1 });
  const rows = [[box("索引号", 0), box("001", 1)]];
  const head = { kind: "table" as const, aligned: true, rows };
  const lines = [title, ...text].map((said) => ({ kind: "paragraph" as const, text: said, line: null }));
  const document: ReportDocument = { format: "html", metadata: [], blocks: [...menu, head, ...lines] };
  expect(identify(document, tokensOf(document), [], "a.html")).toMatchObject({ agency, year: 2021 });
});

it.each([
  ["来源：临溪区云溪镇人民政府", "网页来源"],
  ["首页 > 乡镇 > 临溪区云溪镇人民政府 > 年报", "网页位置"],
  ["2021年，临溪区云溪镇人民政府认真做好公开工作。", "正文"],
  ["根据条例，临溪区云溪镇人民政府编制本报告。", "页面所列单位"],
])("without a title takes the agency of %s and says so", (line, where) => {
  const found = identified([line, untitled, ...text]);
  expect(found.agency).toBe(agency);
  expect(found.problems.map(({ message }) => message).join()).toContain(`机关取自${where}`);
});

it("takes it from the box behind 发布机构, and from the site's name but where that is a government's", () => {
  expect(identified(["发布机构：", agency, "文号：", "无", untitled, ...text]).agency).toBe(agency);
  expect(identified([untitled, ...text], pageTitle(`${untitled}-${agency}`)).agency).toBe(agency);
  expect(identified([untitled, ...text], pageTitle(`${untitled}-临溪区人民政府`)).agency).toBeNull();
});

it("hears a sentence that begins with the report's name", () => {
  const line = `${title}（以下简称年报）根据条例编制。`;
  expect(identified([line, ...text])).toMatchObject({ agency, year: 2021, problems: [] });
});

it("says so where the body calls itself another kind of agency", () => {
  const section = (said: string): Section[] => [{ heading: "一、总体情况", number: 1, text: said }];
  const said = "我局每月检查公开栏。我局有专人负责。";
  expect(identified([title, ...text], [], section(said)).problems).toMatchObject([{ severity: "warning" }]);
  expect(identified([title, ...text], [], section(`${said}我镇按时公开。`)).problems).toEqual([]);
  const county = [`临溪区人民政府${untitled}`, ...text];
  expect(identified(county, [], section(said)).problems).toHaveLength(1);
  expect(identified(county, [], section(`我区各部门按时公开。${said}`)).problems).toEqual([]);
});

it("finds the title above a table with no text around it", () => {
  const box = (said: string, column: number) => ({ text: said, column, columns: 1, rows: 1 });
  const rows = Array.from({ length: 60 }, () => [box("主动公开政府信息数", 0), box("条", 1), box("3", 2)]);
  const document: ReportDocument = {
    format: "html",
    metadata: [],
    blocks: [
      { kind: "paragraph", text: title, line: null },
      { kind: "table", aligned: true, rows },
    ],
  };
  expect(identify(document, tokensOf(document), [], "a.html")).toMatchObject({ agency, year: 2021 });
});

it("names a report that was published before the year it is on", () => {
  const early = (line: string, year = 2021) => messages([agency + ofYear(year), line, ...text]);
  const message = ["公布日期为2020-01-18，不会有2021年的报告，请核对年度和公布日期。"];
  expect(early("发布日期：2020-01-18")).toEqual(message);
  expect(messages([title, ...text, agency, "2020年1月18日"])).toEqual(message);
  expect(early("发布日期：2022-01-18")).toEqual([]);
  expect(early("发布日期：2021-12-31")).toEqual([]);
  expect(early("发布日期：2022-01-18", 2035)).toHaveLength(1);
  expect(messages([title, "发布日期：2022-01-18", ...text, agency, "2020年1月18日"])).toEqual([]);
});
