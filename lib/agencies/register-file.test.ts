import { describe, expect, it } from "vitest";
import { divisionTree, fullName } from "@/lib/agencies/divisions";
import { parseRegister, printRegister } from "@/lib/agencies/register-file";
import { resolveAgency } from "@/lib/agencies/resolve-agency";

const HEADER = "代码,名称,简称,类别,上级代码,别名(分号分隔),起始年,终止年,并入,收齐年度";
const none = divisionTree([]);
const file = (...rows: string[]) => `\ufeff${[HEADER, ...rows].join("\r\n")}\r\n`;
const city = file(
  "990101100,云山省镜湖市青云区柳溪镇人民政府,,乡镇,990101,柳溪镇政府；柳溪,,,",
  "990000,云山省人民政府,,政府,,,,,",
  "990100,云山省镜湖市人民政府,,政府,990000,,,,",
  "990101,云山省镜湖市青云区人民政府,,政府,990100,,,,",
  "990101001,云山省镜湖市青云区人民政府望江街道办事处,,街道,990101,,,,",
  ",云山省镜湖市青云区教育体育局,教育体育局,部门,990101,青云区教体局,2019,,",
  ",云山省镜湖市青云区教育局,教育局,部门,990101,,2014,2018,云山省镜湖市青云区教育体育局",
);
const problemsOf = (...rows: string[]) =>
  parseRegister(file(...rows), none).problems.map(({ message }) => message);

describe("a register file", () => {
  const { register, problems } = parseRegister(city, none);

  it("adds its governments, townships and subdistricts to the divisions, in any order of rows", () => {
    expect(problems).toEqual([]);
    expect(fullName(register.tree, "990101100")).toBe("云山省镜湖市青云区柳溪镇");
    expect(fullName(register.tree, "990101001")).toBe("云山省镜湖市青云区望江街道");
  });

  it("makes its agencies known by name, by alias and by any form of a division's name", () => {
    for (const name of ["云山省镜湖市青云区柳溪镇人民政府", "柳溪", "青云区柳溪镇政府", "柳溪镇"])
      expect(resolveAgency(register, name, [])).toMatchObject({
        kind: "registered",
        agency: { code: "990101100" },
      });
    for (const name of ["青云区教体局", "青云区教育体育局", "镜湖市青云区 教育体育局（本级）"])
      expect(resolveAgency(register, name, [])).toMatchObject({
        kind: "registered",
        agency: { shortName: "教育体育局" },
      });
  });

  it("still tells bureaus that it does not list", () => {
    expect(resolveAgency(register, "青云区财政局", [])).toMatchObject({
      kind: "bureau",
      name: "云山省镜湖市青云区财政局",
      parentCode: "990101",
    });
  });

  it("is printed and read back unchanged", () => {
    const again = parseRegister(printRegister(register.agencies), none);
    expect(again).toMatchObject({ register, problems: [] });
  });

  it("keeps the name of a unit that has ended readable, unless another bears its code today", () => {
    const base = divisionTree(["# 990000 云山省"]);
    const old = "990001,云山省旧县人民政府,,政府,990000,,,2019,990002";
    const read = parseRegister(file(old), base);
    expect(read.problems).toEqual([]);
    expect(read.register.tree.byCode.get("990001")?.name).toBe("旧县");
    expect(read.register.agencies[0]).toMatchObject({ validTo: 2019, successor: "990002" });
    const taken = parseRegister(file(old, "990001,云山省新县人民政府,,政府,990000,,2020,,"), base);
    expect(taken.problems).toEqual([]);
    expect(taken.register.tree.byCode.get("990001")?.name).toBe("新县");
    expect(resolveAgency(taken.register, "云山省旧县政府", [], 2019)).toMatchObject({
      agency: { validTo: 2019 },
    });
  });

  it("says of which years all reports have been collected, and which columns it has", () => {
    const read = parseRegister("代码,名称,类别,收齐年度\n990000,云山省,政府,2019–2021；2023年\n", none);
    expect(read.register.agencies[0]?.complete).toEqual([2019, 2020, 2021, 2023]);
    expect([...read.columns]).toEqual(["代码", "名称", "类别", "收齐年度"]);
    expect(printRegister(read.register.agencies)).toContain(",2019–2021;2023\r\n");
  });

  it("chooses between two bearers of a name by the year, and not without it", () => {
    const twins = parseRegister(
      file(
        "990000,云山省,,政府,,,,,",
        ",云山省信息办公室,,部门,990000,,,2018,",
        ",云山省信息办公室,,部门,990000,,2019,,",
      ),
      none,
    );
    expect(twins.problems).toEqual([]);
    expect(resolveAgency(twins.register, "云山省信息办公室", []).kind).toBe("unknown");
    expect(resolveAgency(twins.register, "云山省信息办公室", [], 2020)).toMatchObject({
      agency: { validFrom: 2019 },
    });
  });
});

describe("a fault in a register file", () => {
  it.each([
    ["12,云山省,,政府,,,,,", "第 2 行：“代码”应为 6 位或 9 位数字，现为“12”。"],
    ["990000,,,政府,,,,,", "第 2 行：“名称”应以汉字开头，不可空缺，现为“”。"],
    ["990000,=1+1,,政府,,,,,", "第 2 行：“名称”应以汉字开头，不可空缺，现为“=1+1”。"],
    ["990000,云山省,,机关,,,,,", "第 2 行：“类别”应为政府、乡镇、街道、部门之一，现为“机关”。"],
    ["990000,云山省,,政府,,,去年,,", "第 2 行：“起始年”应为四位年份，现为“去年”。"],
    [
      "990000,云山省,,政府,,,,,,去年",
      "第 2 行：“收齐年度”应为年份或年份范围，如2023、2019–2025、2021;2023，现为“去年”。",
    ],
    ["990000,云山省,,政府,,,2020,2019,", "第 2 行：起始年 2020 晚于终止年 2019。"],
    [",云山省财政厅,,部门,990000,,,,", "第 2 行：上级代码“990000”不在区划代码表和本文件中。"],
    [",云山省财政厅,,部门,,,,,", "第 2 行：部门须填上级代码。"],
    ["990100,镜湖市,,政府,,,,,", "第 2 行：上级代码空缺，只有省级可以没有上级。"],
    ["990000,云山省,,乡镇,,,,,", "第 2 行：代码“990000”与类别不符：乡镇、街道为 9 位，政府为 6 位。"],
    [",云山省旧县人民政府,,政府,,,2019,,", "第 2 行：“代码”和“上级代码”不可都空缺。"],
    ["990000,云山省,,政府,,,,,,,多", "第 2 行：有 11 格，而表头只有 10 列。"],
    ['990000,"云山省,,政府', "第 2 行：引号没有成对，从这里起没有读入。"],
  ])("%s is told with its line", (row, message) => expect(problemsOf(row)).toEqual([message]));

  it("does not keep the other rows from being read", () => {
    const { register, problems } = parseRegister(file("990000,云山省,,政府,,,,,", "x,错,,政府,,,,,"), none);
    expect(problems.map(({ line }) => line)).toEqual([3]);
    expect(register.agencies).toHaveLength(1);
  });

  it("names a row that repeats a name in the same years", () => {
    const row = "990000,云山省,,政府,,,,,";
    expect(problemsOf(row, row)).toEqual(["第 3 行：“云山省”与第 2 行重名，且年份重叠。"]);
  });

  it("names a row whose code is another's in the same years, and a bureau that has one", () => {
    const top = "990000,云山省,,政府,,,,,";
    expect(
      problemsOf(top, "990001,云山省甲县,,政府,990000,,,,", "990001,云山省乙县,,政府,990000,,,,"),
    ).toEqual(["第 4 行：代码“990001”与第 3 行相同，且年份重叠；请写明各自的起始年、终止年。"]);
    expect(problemsOf(top, "990002,云山省财政厅,,部门,990000,,,,")).toEqual([
      "第 3 行：部门没有区划代码，“代码”应空缺，所属地区写在“上级代码”，现为“990002”。",
    ]);
  });

  it("names unknown and missing columns, and an empty file", () => {
    const read = (text: string) => parseRegister(text, none).problems.map(({ message }) => message);
    expect(read("代码,名称,类型\n")).toEqual([
      "第 1 行：不认识的列“类型”，可用的列是代码、名称、简称、类别、上级代码、别名、起始年、终止年、并入、收齐年度。",
      "第 1 行：缺少列“类别”。",
    ]);
    expect(read("")).toEqual(["第 1 行：文件没有可读的表头。"]);
  });
});
