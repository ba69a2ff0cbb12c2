import { describe, expect, it } from "vitest";
import { looksLikeFigure, readFigure } from "./figure";

describe("a box is read as a figure", () => {
  it.each([
    ["0", 0],
    ["36", 36],
    [" 　447 ", 447],
    ["１，２３４", 1234],
    ["11,398,889", 11398889],
    ["1 093", 1093],
    ["3件", 3],
    ["9人", 9],
    ["40人次", 40],
    ["12篇", 12],
    ["\u00a05", 5],
  ])("%j is %d", (printed, value) => {
    expect(readFigure(printed, "count")).toEqual({ kind: "number", value });
  });

  it("money keeps its decimals and its unit", () => {
    expect(readFigure("12.50万元", "money")).toEqual({ kind: "number", value: 12.5, unit: "万元" });
    expect(readFigure("251000元", "money")).toEqual({ kind: "number", value: 251000, unit: "元" });
  });

  it("changes may be signed, even twice", () => {
    expect(
      ["+19", "-71", "--253", "-0", "减4", "增加6"].map((printed) => readFigure(printed, "change")),
    ).toEqual([19, -71, -253, 0, -4, 6].map((value) => ({ kind: "number", value })));
  });

  it.each([
    ["", "blank"],
    ["　\u00a0 ", "blank"],
    ["/", "slash"],
    ["／", "slash"],
    ["—", "dash"],
    ["无", "dash"],
    ["详见附件", "text"],
    ["约30", "text"],
    ["1,23", "text"],
    ["007", "unreadable"],
    ["3\n4", "unreadable"],
    ["1234567890123456", "unreadable"],
  ])("%j is missing as %s, and never zero", (printed, reason) => {
    expect(readFigure(printed, "count")).toEqual({ kind: "missing", reason });
  });
});

it("labels and sentences do not look like figures", () => {
  expect(["行政许可", "一、", "结果维持", "约三件", "a"].map(looksLikeFigure)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(["0", "", "/", "3件", "无", "12,000 元"].map(looksLikeFigure)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
});
