import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packXlsx, sheetText } from "@/lib/specimen/sheet";
import { formatOf, shownNumber } from "../sheet/number-format";
import { readWorkbook } from "./xlsx";

const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook of one sheet with other parts, as texts. */
async function textsOf(sheet: string, parts: Record<string, string> = {}) {
  const bytes = packXlsx([{ name: "表", xml: sheet }]);
  const added = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  const [read] = await readWorkbook(zipSync({ ...unzipSync(bytes), ...Object.fromEntries(added) }));
  return read?.rows.map(({ cells }) => cells.map(({ text }) => text));
}

it.each([
  ['0"9"', "12", "12*"],
  ["0\\9", "12", "12*"],
  ['"9"0', "0", "0*"],
  ['0"九"', "12", "12*"],
  ['0"k"', "12", "12*"],
  ['0"%"', "12", "12*"],
  ["0-0", "12", "12*"],
  ["0*9", "12", "12*"],
  ["(0)", "12", "12*"],
  ["-0", "12", "12*"],
  ["[White]0", "12", "12*"],
  ["0.00E+00", "12", "12*"],
  ["# ?/?", "12.5", "12.5*"],
  ["# ?/?", "12", "12"],
  ["[>20]0", "12", "12*"],
  ["0;0", "-12", "-12*"],
])("a number of which other digits are seen is marked: %s", (format, stored, shown) => {
  expect(shownNumber(stored, formatOf(164, format), false)).toBe(shown);
});

it.each([
  [";;;", "12", ""],
  ['[<20]"";0', "12", ""],
  ["0;-0;;@", "0", ""],
  ['0;-0;"—"', "0", "—"],
  ['0;-0;"无"', "0", "无"],
  ["0", "12.6", "13"],
  ["0.00", "1.005", "1.01"],
  ["0%", "0.126", "13%"],
  ["0_);(0)", "-12", "-12"],
  ["# ##0", "1234", "1234"],
  ['General"件"', "12", "12"],
  ['#,##0"项"', "1234", "1234"],
  ['0"人次"', "12", "12"],
  ["+0;-0;0", "12", "12"],
  ["[Red][>20]0;0", "12", "12"],
  ["[DBNum1][$-804]General", "12", "12"],
  ["[h]:mm", "45306", "2024-01-15"],
])("a number is what is seen of it: %s", (format, stored, shown) => {
  expect(shownNumber(stored, formatOf(164, format), false)).toBe(shown);
});

const styles = (fonts: string, fills: string, cells: string, more = "") =>
  `<styleSheet><fonts><font/>${fonts}</fonts><fills><fill/><fill/>${fills}</fills><cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf/>${cells}</cellXfs>${more}</styleSheet>`;
const dark = '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill>';
const row = sheetText(`<row r="1">${inline("A1", "许可")}<c r="B1" s="1"><v>12</v></c></row>`);

describe("letters that are not seen on their ground", () => {
  it.each([
    '<color rgb="FFFFFFFF"/>',
    '<color rgb="FFFAFAFA"/>',
    '<color theme="0"/>',
    '<color theme="1" tint="0.99"/>',
    '<color indexed="9"/>',
    "<strike/>",
    '<sz val="1"/>',
  ])("mark a figure: %s", async (font) => {
    const xml = styles(`<font>${font}</font>`, "", '<xf fontId="1"/>');
    expect(await textsOf(row, { "xl/styles.xml": xml })).toEqual([["许可", "12*"]]);
  });

  it("and are read where the ground is dark", async () => {
    const xml = styles(`<font><color theme="0"/></font>`, dark, '<xf fontId="1" fillId="2"/>');
    expect(await textsOf(row, { "xl/styles.xml": xml })).toEqual([["许可", "12"]]);
  });

  it("mark a figure of the colour of its ground, and on a ground that is not followed", async () => {
    const same = styles('<font><color rgb="FF1F4E79"/></font>', dark, '<xf fontId="1" fillId="2"/>');
    expect(await textsOf(row, { "xl/styles.xml": same })).toEqual([["许可", "12*"]]);
    const gradient = '<fill><gradientFill degree="90"/></fill>';
    const unknown = styles('<font><color theme="0"/></font>', gradient, '<xf fontId="1" fillId="2"/>');
    expect(await textsOf(row, { "xl/styles.xml": unknown })).toEqual([["许可", "12*"]]);
  });

  it("leave words out", async () => {
    const xml = styles('<font><color theme="0"/></font>', "", '<xf fontId="1"/>');
    const words = sheetText(
      `<row r="1">${inline("C1", "许可")}<c r="B1" s="1" t="inlineStr"><is><t>旧版</t></is></c></row>`,
    );
    expect(await textsOf(words, { "xl/styles.xml": xml })).toEqual([["", "许可"]]);
  });

  it("part a text of which they are a piece, and are looked at where they are all of it", async () => {
    const run = (properties: string, text: string) => `<r><rPr>${properties}</rPr><t>${text}</t></r>`;
    const white = '<color rgb="FFFFFFFF"/>';
    const cell = (place: string, runs: string) => `<c r="${place}" t="inlineStr"><is>${runs}</is></c>`;
    const sheet = sheetText(
      `<row r="1">${cell("A1", run("", "12") + run(white, "9"))}${cell("B1", run(white, "12"))}${cell("C1", run("", "12") + run('<sz val="1"/>', "9"))}<c r="D1"><v>3</v></c></row>`,
    );
    expect(await textsOf(sheet)).toEqual([["12^9", "12*", "12", "3"]]);
  });
});

it("a value that its cell repeats to its edge is marked", async () => {
  const xml = styles("", "", '<xf><alignment horizontal="fill"/></xf>');
  expect(await textsOf(row, { "xl/styles.xml": xml })).toEqual([["许可", "12*"]]);
});

it("zeros that the sheet does not show are blank", async () => {
  const sheet = sheetText('<row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>1</v></c></row>');
  const hiding = sheet.replace(
    "<sheetData>",
    '<sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>',
  );
  expect(await textsOf(hiding)).toEqual([["", "1"]]);
});

describe("hidden lines are left out:", () => {
  const cells = (number: number) =>
    ["A", "B", "C"].map((column) => inline(`${column}${number}`, `${column}${number}`)).join("");
  const rows = (hide: string) =>
    `<row r="1">${cells(1)}</row><row r="2" ${hide}>${cells(2)}</row><row r="3">${cells(3)}</row>`;

  it.each(['hidden="1"', 'ht="0" customHeight="1"', 'hidden="true" outlineLevel="1"'])(
    "rows with %s",
    async (hide) => {
      expect(await textsOf(sheetText(rows(hide)))).toEqual([
        ["A1", "B1", "C1"],
        ["A3", "B3", "C3"],
      ]);
    },
  );

  it.each(['hidden="1"', 'width="0" customWidth="1"'])("columns with %s", async (hide) => {
    const sheet = sheetText(rows("")).replace(
      "<sheetData>",
      `<cols><col min="2" max="2" ${hide}/></cols><sheetData>`,
    );
    expect(await textsOf(sheet)).toEqual([
      ["A1", "C1"],
      ["A2", "C2"],
      ["A3", "C3"],
    ]);
  });

  it("a merged cell of which a part is seen keeps its text and shrinks, and rows stay next to each other", async () => {
    const bytes = packXlsx([{ name: "表", xml: sheetText(rows('hidden="1"'), ["A2:A3", "B1:B3", "C2:C2"]) }]);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.rows).toMatchObject([
      { number: 1, place: 1, cells: [{ text: "A1" }, { text: "B1", rows: 2 }, { text: "C1" }] },
      { number: 3, place: 2, cells: [{ text: "A2", rows: 1 }, { text: "C3" }] },
    ]);
  });
});

describe("a condition that may hide", () => {
  const dxf = '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>';
  const rule = (inner: string) =>
    row.replace(
      "</worksheet>",
      `<conditionalFormatting sqref="B1:B4">${inner}</conditionalFormatting></worksheet>`,
    );
  const read = (inner: string, changes = dxf) =>
    textsOf(rule(inner), { "xl/styles.xml": styles("", "", "<xf/>", changes) });

  it.each([
    '<cfRule type="expression" dxfId="0"><formula>A1="许可"</formula></cfRule>',
    '<cfRule type="cellIs" operator="greaterThan" dxfId="0"><formula>10</formula></cfRule>',
    '<cfRule type="iconSet"><iconSet showValue="0"/></cfRule>',
  ])("marks the figures that it is for: %s", async (inner) => {
    expect(await read(inner)).toEqual([["许可", "12*"]]);
  });

  it("marks none that it is plainly not for, or that it only colours", async () => {
    const other = '<cfRule type="cellIs" operator="equal" dxfId="0"><formula>0</formula></cfRule>';
    expect(await read(other)).toEqual([["许可", "12"]]);
    const red =
      '<dxfs><dxf><font><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>';
    expect(await read('<cfRule type="expression" dxfId="0"><formula>1</formula></cfRule>', red)).toEqual([
      ["许可", "12"],
    ]);
    const format = '<dxfs><dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf></dxfs>';
    expect(await read('<cfRule type="expression" dxfId="0"><formula>1</formula></cfRule>', format)).toEqual([
      ["许可", "12*"],
    ]);
  });
});

describe("what is drawn over a figure", () => {
  const drawn = row.replace("</worksheet>", '<drawing r:id="rId1"/></worksheet>');
  const relations =
    '<Relationships><Relationship Id="rId1" Target="../drawings/drawing1.xml"/></Relationships>';
  const read = (anchor: string) =>
    textsOf(drawn, {
      "xl/worksheets/_rels/sheet1.xml.rels": relations,
      "xl/drawings/drawing1.xml": `<xdr:wsDr>${anchor}</xdr:wsDr>`,
    });
  const corner = (name: string, column: number, offset: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${offset}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>${name === "to" ? 190_000 : 0}</xdr:rowOff></xdr:${name}>`;
  const two = (from: number, to: number, offset = 300_000, what = "<xdr:pic/>") =>
    `<xdr:twoCellAnchor>${corner("from", from, 0)}${corner("to", to, offset)}${what}</xdr:twoCellAnchor>`;

  it("marks it, whichever way its place is given", async () => {
    expect(await read(two(1, 1))).toEqual([["许可", "12*"]]);
    expect(await read(two(1, 1).replaceAll("xdr:", ""))).toEqual([["许可", "12*"]]);
    const one = `<xdr:oneCellAnchor>${corner("from", 0, 0)}<xdr:ext cx="900000" cy="100000"/><xdr:sp/></xdr:oneCellAnchor>`;
    expect(await read(one)).toEqual([["许可", "12*"]]);
    const absolute = `<xdr:absoluteAnchor><xdr:pos x="700000" y="0"/><xdr:ext cx="200000" cy="100000"/><xdr:sp/></xdr:absoluteAnchor>`;
    expect(await read(absolute)).toEqual([["许可", "12*"]]);
  });

  it("marks a blank in which a text box has digits", async () => {
    const said = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>9</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
    const blank = drawn.replace("<v>12</v>", "").replace("</row>", `${inline("C1", "3")}</row>`);
    const parts = (anchor: string) => ({
      "xl/worksheets/_rels/sheet1.xml.rels": relations,
      "xl/drawings/drawing1.xml": `<xdr:wsDr>${anchor}</xdr:wsDr>`,
    });
    expect(await textsOf(blank, parts(two(1, 1, 300_000, said)))).toEqual([["许可", "*", "3"]]);
    expect(await textsOf(blank, parts(two(1, 1)))).toEqual([["许可", "", "3"]]);
  });

  it("marks none beside it, below it or hidden", async () => {
    expect(await read(two(0, 1, 9000))).toEqual([["许可", "12"]]);
    expect(await read(two(4, 6))).toEqual([["许可", "12"]]);
    expect(await read(two(1, 1).replaceAll("<xdr:row>0", "<xdr:row>7"))).toEqual([["许可", "12"]]);
    expect(await read(two(1, 1, 300_000, '<xdr:sp><xdr:cNvPr hidden="1"/></xdr:sp>'))).toEqual([
      ["许可", "12"],
    ]);
  });
});
