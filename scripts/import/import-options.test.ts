import { expect, it } from "vitest";
import { importOptions } from "./import-options";

it("takes what is declared of all files, where the summary goes, and the paths", () => {
  const args = [
    "甲",
    "--agency",
    "110106100",
    "乙",
    "--year",
    "2023",
    "--published",
    "2024-1-5",
    "--summary",
    "a.xlsx",
  ];
  expect(importOptions([...args, "--source", "https://example.cn/a"])).toEqual({
    paths: ["甲", "乙"],
    declared: {
      agency: "110106100",
      year: 2023,
      publishedOn: "2024-01-05",
      sourceUrl: "https://example.cn/a",
    },
    summary: "a.xlsx",
    complete: [],
  });
});

it("takes what is declared complete, as often as it is said", () => {
  const { complete } = importOptions(["甲", "--complete", "110106", "--complete", "110106/街镇/2019-2021"]);
  expect(complete).toEqual([
    { region: "110106", kind: "all", years: "imported", complete: true },
    { region: "110106", kind: "towns", years: [2019, 2020, 2021], complete: true },
  ]);
});

it.each([
  [["--colour", "red"], "“--colour”不能识别，或后面缺少内容；可用的选项：--agency、--year"],
  [["--agency"], "“--agency”不能识别，或后面缺少内容"],
  [["--year", "23"], "年度“23”应为四位年份"],
  [["--published", "2024-02-30"], "公布日期“2024-02-30”应为日期"],
  [["--source", "x"], "来源网址“x”应以http开头"],
  [["--complete", "110106/镇/2023"], "的类别“镇”应为全部、街镇、乡镇、街道、部门、政府之一"],
  [["--complete", "110106/街镇/去年"], "的年度“去年”应为年份或年份范围"],
  [["--complete", "/街镇"], "应写成“地区代码/类别/年度”，如110106/街镇/2023"],
  [["--summary", "a.csv"], "汇总只能写成.xlsx文件"],
  [["--summary", "/没有/a.xlsx"], "没有文件夹“/没有”"],
])("says what is wrong with %j", (args, sentence) => {
  expect(() => importOptions(args)).toThrow(sentence);
});
