import { expect, it } from "vitest";
import { parseCollectionList } from "./collection-list";

it("takes what is complete and when reports were due, in either language", () => {
  const text =
    "\ufeff地区代码,类别,年度,收齐,截止日期\n110106,街镇,2019–2021,是,\n110106,,2023,,2024年2月15日\n110000,,,,02-15\n";
  expect(parseCollectionList(text)).toEqual({
    lines: [
      { line: 2, statement: { region: "110106", kind: "towns", years: [2019, 2020, 2021], complete: true } },
      { line: 3, statement: { region: "110106", kind: "all", years: [2023], deadline: "2024-02-15" } },
      { line: 4, statement: { region: "110000", kind: "all", years: "every", deadline: "02-15" } },
    ],
    problems: [],
  });
  expect(
    parseCollectionList("region,kind,year,complete,deadline\n110106,bureau,2023,no,2-1\n")?.lines,
  ).toEqual([
    {
      line: 2,
      statement: { region: "110106", kind: "bureau", years: [2023], complete: false, deadline: "02-01" },
    },
  ]);
});

it.each([
  [",街镇,2023,是,", "没有写地区代码"],
  ["110106,镇,2023,是,", "的类别“镇”应为全部、街镇、乡镇、街道、部门、政府之一"],
  ["110106,街镇,23,是,", "的年度“23”应为年份或年份范围，如2023、2019–2025、2021;2023，空缺表示各年"],
  ["110106,街镇,2023,齐,", "的收齐“齐”应为是或否"],
  ["110106,街镇,2023,,二月", "的截止日期“二月”应为日期，如2024-02-15或02-15"],
  ["110106,街镇,2023,,02-30", "的截止日期“02-30”应为日期，如2024-02-15或02-15"],
  ["110106,街镇,2023,,", "既没有写收齐，也没有写截止日期"],
  [
    "110106,街镇,2023,,2023-02-15",
    "的截止日期“2023-02-15”应在年度的次年；适用于几年或各年的，只写月日，如02-15",
  ],
  ["110106,街镇,,,2024-02-15", "的截止日期“2024-02-15”应在年度的次年；适用于几年或各年的，只写月日，如02-15"],
])("names a line at fault and leaves it out: %j", (line, fault) => {
  expect(parseCollectionList(`地区代码,类别,年度,收齐,截止日期\n${line}\n`)).toEqual({
    lines: [],
    problems: [`第2行${fault}，没有采用；请改正后再导入`],
  });
});

it.each(["地区代码,年度\n110106,2023\n", "file,year\na,2023\n", "代码,名称,类别\n", ""])(
  "is no list without its columns: %j",
  (text) => expect(parseCollectionList(text)).toBeNull(),
);
