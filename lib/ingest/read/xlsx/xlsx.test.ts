import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cellName, packXlsx, renderWorkbook, renderXlsx, sheetText } from "@/lib/specimen/sheet";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { readFile } from "../../read-file";
import { formatOf, shownNumber } from "../sheet/number-format";
import { sheetDocument } from "../sheet/sheet-document";
import { readWorkbook } from "./xlsx";

const sheet = (rows: string, merges?: readonly string[]) =>
  packXlsx([{ name: "表", xml: sheetText(rows, merges) }]);
const texts = async (bytes: Uint8Array) =>
  (await readWorkbook(bytes)).map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("a cell is read as it is displayed:", () => {
  it("whole numbers, the rounding of binary fractions, large and small ones without exponents", async () => {
    const values = ["3", "3.0000000000000004", "0.1", "1E2", "12345678901234567", "-0.000001", "1e-9"];
    const rows = `<row r="1">${values.map((value, at) => `<c r="${cellName(0, at)}"><v>${value}</v></c>`).join("")}</row>`;
    expect(await texts(sheet(rows))).toEqual([
      [["3", "3", "0.1", "100", "12345678901234600", "-0.000001", "0.0000000010"]],
    ]);
  });

  it("days and shares are no figures", async () => {
    const rows = '<row r="1"><c r="A1" s="2"><v>45306</v></c><c r="B1" s="3"><v>0.5</v></c></row>';
    expect(await texts(sheet(rows))).toEqual([[["2024-01-15", "50%"]]]);
  });

  it("inline strings, kept results, errors, escaped characters, no phonetic guides", async () => {
    const rows = `<row r="1">${inline("A1", "规&#x7AE0;")}<c r="B1" t="str"><f>A1</f><v>甲_x000A_乙</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="inlineStr"><is><r><t>数</t></r><rPh><t>shu</t></rPh><r><t>据</t></r></is></c></row>`;
    expect(await texts(sheet(rows))).toEqual([[["规章", "甲\n乙", "#REF!", "数据"]]]);
  });

  it("no struck text, and raised text apart from what it stands beside", async () => {
    const run = (property: string, text: string) => `<r><rPr><${property}/></rPr><t>${text}</t></r>`;
    const raised = run('vertAlign val="superscript"', "1");
    const string = `<is>${run("strike", "12")}<r><t>447</t></r>${raised}</is>`;
    const rows = `<row r="1"><c r="A1" t="inlineStr">${string}</c><c r="B1" t="inlineStr"><is>${raised}</is></c></row>`;
    expect(await texts(sheet(rows))).toEqual([[["447^1", "1"]]]);
  });

  it("a formula that was never calculated is a text, not a blank and not a zero", async () => {
    const [read] = await readWorkbook(sheet('<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c></row>'));
    expect(read?.rows[0]?.cells).toMatchObject([{ text: "公式没有保存结果", formula: true }]);
  });

  it("what a merged cell covers is not there", async () => {
    const rows = `<row r="1">${inline("A1", "甲")}${inline("B1", "藏")}${inline("C1", "乙")}</row>`;
    expect(await texts(sheet(rows, ["A1:B1"]))).toEqual([[["甲", "乙"]]]);
  });

  it("cells and rows without a place follow the one before", async () => {
    const rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    expect(await texts(sheet(rows))).toEqual([[["1", "2"], ["3"]]]);
  });
});

it.each([
  ['0"元"', "35000", "35000元"],
  ['#,##0.00"万元"', "3.5", "3.5万元"],
  ['0"件"', "3", "3"],
  ["#,##0", "35000", "35000"],
  ["#,##0,", "35000", "35000*"],
  ['0.0,"万"', "35000", "35000*"],
  ["0!.0,", "35000", "35000*"],
  ['"¥"#,##0', "35000", "35000*"],
  ["0.0,", "0", "0"],
])("a unit or a scale that a format shows is not passed over: %s", (format, stored, shown) => {
  expect(shownNumber(stored, formatOf(164, format), false)).toBe(shown);
});

it("a row whose figures are all blank is a row of its table, a text across the whole is none", () => {
  const cell = (text: string, column: number, columns = 1) => ({
    text,
    column,
    columns,
    rows: 1,
    formula: false,
  });
  const figures = (text: string) => Array.from({ length: 7 }, (_, at) => cell(text, at + 3));
  const rows = [
    { number: 1, place: 1, cells: [cell("申请情况", 0, 10)] },
    { number: 2, place: 2, cells: [cell("一、本年新收", 0, 3), ...figures("1")] },
    { number: 3, place: 3, cells: [cell("二、上年结转", 0, 3), ...figures("")] },
    { number: 4, place: 4, cells: [cell("三、办理结果", 0, 3), ...figures("1")] },
  ];
  const { blocks } = sheetDocument([{ name: "表", rows }], "xlsx").document;
  expect(blocks.map((block) => (block.kind === "table" ? block.rows.length : block.text))).toEqual([
    "申请情况",
    3,
  ]);
});

it("a sheet among several whose title is another's is flagged", async () => {
  const specimen = { ...plainSpecimen("2021"), agency: "甲县云溪镇" };
  const names = ["2023年", "2022年", "甲县望山镇"];
  const outcomes = await readFile(
    renderWorkbook(
      names.map(() => specimen),
      names,
    ),
    "报告.xlsx",
  );
  const conflicts = outcomes.map(({ outcome }) =>
    outcome.status === "refused"
      ? outcome.reason
      : outcome.problems.some(({ check, severity }) => check === "identity" && severity === "error"),
  );
  expect(conflicts).toEqual([false, true, true]);
});

it("hidden sheets are left out", async () => {
  const bytes = packXlsx([
    { name: "甲", xml: sheetText(`<row r="1">${inline("A1", "看得见")}</row>`) },
    { name: "乙", xml: sheetText(`<row r="1">${inline("A1", "看不见")}</row>`) },
  ]);
  const parts = unzipSync(bytes);
  const workbook = new TextDecoder().decode(parts["xl/workbook.xml"]);
  parts["xl/workbook.xml"] = new TextEncoder().encode(
    workbook.replace('name="乙"', 'name="乙" state="veryHidden"'),
  );
  expect((await readWorkbook(zipSync(parts))).map(({ name }) => name)).toEqual(["甲"]);
});

describe("formulas in a report", () => {
  const cells = () => new Map(plainSpecimen("2021").cells);
  const withFormula = (label: string, specimen = plainSpecimen("2021", { cells: cells() })) => {
    const parts = unzipSync(renderXlsx(specimen));
    const name = "xl/worksheets/sheet1.xml";
    const strings = new TextDecoder().decode(parts["xl/sharedStrings.xml"]);
    const index = (strings.split(`>${label}<`)[0] ?? "").split("<si>").length - 2;
    const xml = new TextDecoder().decode(parts[name]);
    const changed = xml.replace(
      new RegExp(`(<v>${index}</v></c>(?:<c[^>]*/>)*<c [^>]*>)<v>`),
      "$1<f>A1+A2</f><v>",
    );
    if (changed === xml) throw new Error(`no figure behind "${label}"`);
    parts[name] = new TextEncoder().encode(changed);
    return zipSync(parts);
  };

  it("are taken as kept: a note where sums prove them, a warning where nothing does", async () => {
    const [summed] = await readFile(withFormula("（七）总计"), "a.xlsx");
    expect(summed?.outcome).toMatchObject({
      status: "accepted",
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: "note", cells: ["requests.closed.person"] }),
      ]),
    });
    const [alone] = await readFile(withFormula("行政许可"), "a.xlsx");
    expect(alone?.outcome).toMatchObject({
      status: "flagged",
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: "warning", cells: ["disclosure.licensing.decisions"] }),
      ]),
    });
  });
});

describe("a workbook built to do harm is refused in words:", () => {
  const refusal = async (bytes: Uint8Array) => {
    const started = performance.now();
    const [found] = await readFile(bytes, "x.xlsx");
    expect(performance.now() - started).toBeLessThan(3000);
    return found?.outcome.status === "refused" ? found.outcome.reason : "read";
  };

  it("a value in the last cell there is", async () => {
    expect(await refusal(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toContain(
      "1048576行",
    );
  });

  it("cells or rows with no such place, or the same place twice", async () => {
    for (const rows of [
      '<row r="1"><c r="A0x"><v>1</v></c></row>',
      '<row r="-3"><c><v>1</v></c></row>',
      '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    ])
      expect(await refusal(sheet(rows))).toContain("损坏");
  });

  it("merges that overlap, a thousand times over", async () => {
    const rows = `<row r="1">${inline("A1", "甲")}</row><row r="9000">${inline("CV9000", "乙")}</row>`;
    expect(
      await refusal(
        sheet(
          rows,
          Array.from({ length: 1000 }, () => "A1:XFD1048576"),
        ),
      ),
    ).toContain("重叠");
  });

  it("a DOCTYPE", async () => {
    const bytes = packXlsx([{ name: "表", xml: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }]);
    expect(await refusal(bytes)).toContain("DOCTYPE");
  });

  it("too many cells", async () => {
    const row = (at: number) =>
      `<row r="${at}">${Array.from({ length: 250 }, (_, column) => `<c><v>${(at * 7919 + column * 104729) % 999983}</v></c>`).join("")}</row>`;
    expect(await refusal(sheet(Array.from({ length: 900 }, (_, at) => row(at + 1)).join("")))).toContain(
      "上限",
    );
  });
});

it("a merge over the whole sheet takes no memory, and formats on a million empty rows do no harm", async () => {
  const empty = Array.from(
    { length: 5000 },
    (_, at) => `<row r="${at + 1_000_000}"><c r="XFD${at + 1_000_000}" s="1"/></row>`,
  );
  const bytes = sheet(`<row r="1">${inline("A1", "甲")}</row>${empty.join("")}`, ["A1:XFD1048576"]);
  const before = process.memoryUsage().rss;
  const [found] = await readWorkbook(bytes);
  expect(found?.rows).toHaveLength(1);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

it("a title above a table is a paragraph, and a table is as wide as its own texts", async () => {
  const wide = Array.from({ length: 15 }, (_, at) => inline(cellName(3, at), "数")).join("");
  const bytes = sheet(
    `<row r="1">${inline("A1", "标题")}</row><row r="2">${inline("A2", "行政许可")}<c r="B2" s="1"/>${inline("C2", "3")}</row><row r="4">${wide}</row>`,
  );
  const { document } = sheetDocument(await readWorkbook(bytes), "xlsx");
  expect(
    document.blocks.map((block) =>
      block.kind === "table" ? block.rows.map((row) => row.length) : block.text,
    ),
  ).toEqual(["标题", [3], [15]]);
});
