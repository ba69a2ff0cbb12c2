import { expect, it } from "vitest";
import type { Metadata, ReportDocument } from "../document";
import { tokensOf } from "../extract/token";
import { publishedOn } from "./published";

const agency = "临溪区云溪镇人民政府";
const title = `${agency}2021年政府信息公开工作年度报告`;
const text = ["一、总体情况", ...Array<string>(40).fill("公开栏每月检查一次。"), "六、其他需要报告的事项"];
const foot = ["主办：临溪区人民政府", "版权所有"];

function dayOf(lines: readonly string[], metadata: Metadata[] = [], path = "a.html"): string | null {
  const document: ReportDocument = {
    format: "html",
    metadata,
    blocks: lines.map((line, index) => ({ kind: "paragraph", text: line, line: index + 1 })),
  };
  return publishedOn(tokensOf(document), document, 2021, agency, path);
}

it.each([
  "发 布 日 期：2022-01-26",
  "发布于：2022-01-26 10:00",
  "录入时间：2022-01-26",
  "[ 2022-01-26 ]",
  "2022-01-26T10:00:00",
  "来源：云溪镇2022-01-26",
  "云溪镇时间：2022-01-26",
  "临溪区云溪镇人民政府2022-01-26 09:00",
  "2022-01-26　云溪镇人民政府",
  "2022-01-26 | 来源：云溪镇",
  "日期: 2022年01月26日 09时30分",
])("reads the line below the title: %s", (line) => {
  expect(dayOf([title, line, ...text])).toBe("2022-01-26");
});

it.each(["打印时间", "服务器时间", "审核日期", "失效时间", "归档时间", "报送时间", "建站时间"])(
  "takes no day that is said to be another: %s",
  (label) => {
    const line = `${label}：2022-02-26`;
    expect(dayOf([line, title, ...text])).toBeNull();
    expect(dayOf([title, line, ...text])).toBeNull();
    expect(dayOf([title, ...text, agency, "2022年1月26日", line, ...foot])).toBe("2022-01-26");
  },
);

it("takes the day nearest to the title where several are labelled alike", () => {
  const notice = ["防汛工作的通知", "发布时间：2022-03-01", "栏目"];
  expect(dayOf([...notice, title, "发布时间：2022-01-26", ...text])).toBe("2022-01-26");
});

it("takes no day of another text that its line names", () => {
  expect(dayOf(["防汛工作的通知 发布时间：2022-01-12", title, ...text])).toBeNull();
  expect(dayOf(["政府信息公开年报 发布时间：2022-01-12", title, ...text])).toBe("2022-01-12");
});

it.each(["分享到：微信", "【打印本页】", "扫一扫在手机打开"])(
  "takes no day below %s for that of the signature",
  (line) => {
    expect(dayOf([title, ...text, line, "2022年3月4日"])).toBeNull();
  },
);

it("takes a page's own day before that of the writing", () => {
  expect(dayOf(["成文日期：2022-01-10", title, "2022-01-26", ...text])).toBe("2022-01-26");
});

const other = "临溪区望山镇2021年政府信息公开工作年度报告";

it.each([
  ["on its line", [`${other} 发布时间：2022-01-12`]],
  ["of the same name", ["2021年政府信息公开工作年度报告", "发布时间：2022-01-12"]],
  ["below it and its source", [other, "来源：临溪区望山镇", "2022-01-12"]],
  ["above it", ["发布时间：2022-01-12", other]],
])("takes no day of a link to another report: %s", (_, link) => {
  expect(dayOf([title, ...text, "相关报告", ...link, ...foot])).toBeNull();
  expect(dayOf([title, ...text, agency, "2022年1月26日", ...link, ...link, ...link, ...foot])).toBe(
    "2022-01-26",
  );
});

it("takes no day above a link to another report in a list above the title", () => {
  expect(dayOf(["发布时间：2022-01-12", other, title, ...text])).toBeNull();
});

it("takes a late day below the text without a name for a clock", () => {
  expect(dayOf([title, ...text, "2022年9月4日"])).toBeNull();
  expect(dayOf([title, ...text, "2022年3月4日"])).toBe("2022-03-04");
  expect(dayOf([title, ...text, agency, "2022年9月4日"])).toBe("2022-09-04");
});

it("takes a day with an hour below the text for a clock", () => {
  expect(dayOf([title, ...text, agency, "2022年1月26日", "2022-03-04 10:22:33", ...foot])).toBe("2022-01-26");
});

it.each([
  ["http://www.example.gov.cn/zwgk/nb/202201/t20220126_123.html", "2022-01-26"],
  ["http://www.example.gov.cn/art/2022/1/26/art_1_2.html", "2022-01-26"],
  ["http://www.example.gov.cn/nb/20220126/12345.html", "2022-01-26"],
  ["http://www.example.gov.cn/nb/20250126/12345.html", null],
  ["http://www.example.gov.cn/nb/202201261234567.html", null],
])("takes the day of a page's address where no other is told: %s", (value, day) => {
  const address = [{ name: "address", value }];
  expect(dayOf([title, ...text], address)).toBe(day);
  expect(dayOf([title, "发布时间：2022-01-20", ...text], address)).toBe("2022-01-20");
});

it("takes the day of a file's name as content systems give it", () => {
  expect(dayOf([title, ...text], [], "网页/t20220126_123.html")).toBe("2022-01-26");
  expect(dayOf([title, ...text], [], "2022/01/26/a.html")).toBeNull();
});
