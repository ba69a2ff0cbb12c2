import { expect, it } from "vitest";
import type { ReportDocument } from "../document";
import { tokensOf } from "../extract/token";
import { ReadError } from "../open/read-error";
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

it("takes no announcement for a title, and leaves 关于 out of the name", () => {
  for (const line of [
    "现将云溪镇人民政府2021年政府信息公开工作年度报告公布如下：",
    "现将2021年度政府信息公开工作报告公布如下（统计期限自2021年1月1日起）：",
  ])
    expect(identified([title, line]).agency).toBe("云溪镇");
  expect(identified(["云溪镇人民政府关于2021年政府信息公开工作年度报告"]).agency).toBe("云溪镇人民政府");
});

it("hears a sentence that announces the report where no title names an agency, but not what others issued", () => {
  const sentence = "根据条例，现公布云溪镇人民政府2021年政府信息公开工作年度报告。本报告由六部分组成。";
  expect(identified([sentence])).toMatchObject({ agency: "云溪镇人民政府", year: 2021 });
  expect(identified(["2021年政府信息公开工作年度报告", sentence]).agency).toBe("云溪镇人民政府");
  const notice = "根据《甲县人民政府关于做好2021年政府信息公开工作年度报告的通知》编制。";
  expect(identified([notice, period(2021)]).agency).toBeNull();
});

it("finds the title at the end of a breadcrumb and takes the places before it for no agency", () => {
  const crumbs = "您现在的位置：首页 > 政务公开 > 乡镇政府信息公开工作年度报告";
  expect(identified([crumbs, title])).toMatchObject({ agency: "云溪镇", problems: [] });
  expect(identified([`首页 > 年报 > ${title}`, period(2021)]).agency).toBe("云溪镇");
});

it.each([
  ["生成日期：2022-01-13 发布日期：2022-01-20", "2022-01-20"],
  ["生效日期：2022-03-02 公开日期：2022-01-28", "2022-01-28"],
  ["成文日期：2022-01-10 时间：2022-01-21", "2022-01-21"],
  ["修改时间：2023-05-01 发布时间：2022-01-26", "2022-01-26"],
  ["系统时间：2024年5月6日", null],
  ["来自：云溪市统计局 时间：2022-01-13", "2022-01-13"],
  ["2022年01月18日来源：云溪镇", "2022-01-18"],
  ["发布于 2022-01-18", "2022-01-18"],
  ["来源：云溪镇政府办公室　2022-01-18 15:33　浏览：123次", "2022-01-18"],
  ["2022-01-18 15:33 来源：云溪镇 浏览次数：210", "2022-01-18"],
])("takes the best labelled day: %s", (line, day) => {
  expect(identified([title, line]).publishedOn).toBe(day);
});

it("takes a label and its day from neighbouring boxes, and no day from a link to another report", () => {
  expect(identified([title, "发文日期：", "2022-01-23"]).publishedOn).toBe("2022-01-23");
  const other = "望山镇2024年政府信息公开工作年度报告";
  const links = ["一、总体情况", "全年公开20条。", `${other} 发布时间：2025-01-20`, other, "2025-01-20"];
  expect(identified([title, ...links])).toMatchObject({ year: 2021, publishedOn: null });
  expect(identified([title, "下一篇：云溪镇2022年年度报告 2023-01-20"]).publishedOn).toBeNull();
});

const sections = ["一、总体情况", "全年公开20条。"];

it.each([
  ["a clock in the foot of the page", [...sections, "版权所有：云溪镇人民政府", "2024年5月6日"], null],
  ["a clock above the foot", [...sections, "2024年5月6日", "版权所有"], null],
  [
    "a link to another year's",
    ["2024年年报 发布时间：2025-01-20", "发布时间：2022-01-26", ...sections],
    "2022-01-26",
  ],
  [
    "below a breadcrumb",
    ["首页 > 望山镇2021年政府信息公开年报 > 正文", "发布时间：2022-01-26"],
    "2022-01-26",
  ],
  ["a signature above the foot", [...sections, "2022年1月20日", ...Array(12).fill("网站地图")], "2022-01-20"],
  ["agency and day on one line", [...sections, "云溪镇人民政府　2022年1月20日"], "2022-01-20"],
  ["and in Chinese numerals", [...sections, "云溪镇人民政府 二〇二二年一月二十日"], "2022-01-20"],
  ["a day and a time below the title", ["2022-01-18 15:33", ...sections], "2022-01-18"],
  ["a day in brackets below the title", ["（2022年1月18日）", ...sections], "2022-01-18"],
  [
    "another agency's report in a list",
    [...sections, "望山镇2021年政府信息公开工作年度报告 发布时间：2022-01-25"],
    null,
  ],
])("tells the day of publication: %s", (_, lines, day) => {
  expect(identified([title, ...lines]).publishedOn).toBe(day);
});

it("finds the day above the title behind a long menu", () => {
  const menu = Array.from({ length: 80 }, (_, index) => `栏目${index}`);
  const lines = [...menu, title, "发布日期：2022-01-19", period(2021), ...sections];
  expect(identified(lines).publishedOn).toBe("2022-01-19");
});

it("takes the agency from a signature on one line with its day", () => {
  expect(identified([untitled, "正文。", "临溪区云溪镇人民政府 2022年1月20日"]).agency).toBe(
    "临溪区云溪镇人民政府",
  );
});

it.each([
  "云溪镇2021年信息公开年度报告",
  "云溪镇政府信息公开工作2021年度报告",
  "云溪镇2021年政府信息公开年报",
  "云溪镇2O21年政府信息公开工作年度报告",
  "【年报】云溪镇2021年政府信息公开工作年度报告（2022年1月）",
  "2021年政府信息公开工作年度报告（云溪镇）",
  "云溪镇2021年度政务公开工作年度报告",
  "云溪镇2021年政府信息公开工作总结及年度报告",
])("takes agency and year from %s", (line) => {
  expect(identified([line, "正文。"])).toMatchObject({ agency: "云溪镇", year: 2021, problems: [] });
});

it.each([
  ["临溪区人民政府信息公开年度报告（2021）", "临溪区人民政府"],
  ["临溪区2021年政府信息公开工作年度报告（全区汇总）", "临溪区（全区汇总）"],
  ["临江海关2021年政府信息公开工作年度报告(全关区)", "临江海关(全关区)"],
  ["云溪镇2021年政府信息公开工作年度报告(全文)", "云溪镇"],
])("knows the agency of %s", (line, agency) => {
  expect(identified([line, "正文。"])).toMatchObject({ agency, year: 2021 });
});

it("joins a title whose place stands on a line of its own", () => {
  const lines = ["江南省临江市", "云溪镇人民政府", untitled];
  expect(identified([...lines, period(2021)]).agency).toBe("江南省临江市云溪镇人民政府");
});

it("takes no column of a site for a title", () => {
  const column = ["部门信息公开年报 2022", "甲县政府信息公开年报"];
  const { agency, year } = identified([...column, title, period(2021)]);
  expect([agency, year]).toEqual(["云溪镇", 2021]);
});

it("hears another township's name in the sentence that announces the report", () => {
  const preface = "现公布望山镇2021年政府信息公开工作年度报告。";
  expect(identified([title, preface, ...sections]).problems).toMatchObject([{ severity: "error" }]);
});

it("takes an agency above the rest of its title before another's title in a list, and says that there are two", () => {
  const lines = [
    "甲县望山镇2021年政府信息公开工作年度报告",
    "甲县云溪镇人民政府",
    "2021年政府信息公开工作年度报告",
  ];
  const { agency, problems } = identified([...lines, "一、总体情况"]);
  expect(agency).toBe("甲县云溪镇人民政府");
  expect(problems).toMatchObject([{ severity: "warning" }]);
});

it("takes no menu above a title without an agency for its first line", () => {
  const lines = ["甲县云溪镇2021年政府信息公开工作年度报告", "首页", "2021年政府信息公开工作年度报告"];
  expect(identified([...lines, "一、总体情况"])).toMatchObject({ agency: "甲县云溪镇", problems: [] });
});

it("takes a title that lost its first characters for no other agency's", () => {
  const { agency, problems } = identified([
    "临江市云溪镇2021年政府信息公开工作年度报告",
    "江市云溪镇2021年政府信息公开工作年度报告",
    period(2021),
  ]);
  expect({ agency, problems }).toEqual({ agency: "临江市云溪镇", problems: [] });
});

it.each([
  ["如有疑问，请与临江市财政局办公室联系（地址：江滨路1号）。", "临江市财政局"],
  ["对本报告有疑问的，请联系临江市云溪街道办事处（电话：0000）。", "临江市云溪街道办事处"],
  ["本报告根据条例要求，由临江市云溪街道办事处编制。", "临江市云溪街道办事处"],
  ["本报告根据条例要求，由云溪镇人民政府党政办公室编制。", "云溪镇人民政府"],
  ["本报告由临江市人民政府办公室编制。", "临江市人民政府办公室"],
  ["请与国家税务总局临江市税务局政务公开工作领导小组办公室联系。", "国家税务总局临江市税务局"],
  ["本报告结合国家税务总局临江市税务局（以下简称“临江税务”）有关数据撰写。", "国家税务总局临江市税务局"],
])("without a title takes the agency of %s and says so", (sentence, name) => {
  const { agency, problems } = identified([`${period(2021)}${sentence}`, "一、总体情况"]);
  expect(agency).toBe(name);
  expect(problems).toMatchObject([{ check: "identity", severity: "warning" }]);
});

it.each(["请与我局办公室联系。", "请与市财政局联系。"])("knows nobody by %s", (sentence) => {
  expect(identified([`${period(2021)}${sentence}`, "一、总体情况"]).agency).toBeNull();
});
