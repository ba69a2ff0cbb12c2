import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { renderDocx } from "@/lib/specimen/docx";
import { number, type SpecimenCell } from "@/lib/specimen/figures";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { readReport } from "../../read-file";

const cells = new Map(
  cellsOfForm("2021").map(({ id }, index): [string, SpecimenCell] => [id, number(index + 10)]),
);
const docx = renderDocx(plainSpecimen("2021", { cells }));
const figures = 71;

/** The document with its main part changed, read; the values that are not those of the specimen. */
async function readChanged(change: (xml: string) => string, styles = "") {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  const styled = strFromU8(parts["word/styles.xml"] ?? new Uint8Array()).replace(
    "</w:styles>",
    `${styles}</w:styles>`,
  );
  const outcome = await readReport(
    zipSync({ ...parts, "word/document.xml": strToU8(changed), "word/styles.xml": strToU8(styled) }),
    "报告",
  );
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return [...cells].flatMap(([id, cell]) => {
    const found = outcome.cells.get(id);
    const isEqual = cell.kind === "number" && found?.kind === "number" && found.value === cell.value;
    return isEqual ? [] : [{ id, found: found?.kind }];
  });
}
const figure = new RegExp(`<w:r>(?:(?!</w:r>).)*<w:t[^>]*>${figures}</w:t></w:r>`);

it("leaves out a row that was deleted and is still there as a change", async () => {
  const wrong = await readChanged((xml) => {
    const row = /<w:tr>(?:(?!<\/w:tr>).)*属于国家秘密(?:(?!<\/w:tr>).)*<\/w:tr>/.exec(xml)?.[0] ?? "";
    const deleted = row
      .replace(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?/, '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
      .replace(/<w:t( [^>]*)?>(\d+)<\/w:t>/g, "<w:t>9$2</w:t>");
    return xml.replace(row, deleted + row);
  });
  expect(wrong).toEqual([]);
});

it.each(["vanish", "strike", "dstrike"])("leaves out hidden and struck text (%s)", async (property) => {
  const hidden = `<w:r><w:rPr><w:${property}/></w:rPr><w:t>8</w:t></w:r>`;
  expect(await readChanged((xml) => xml.replace(figure, (run) => run + hidden))).toEqual([]);
});

const runOf = (properties: string, text: string) =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

it("leaves out what cannot be seen: white text, the sound of a word, the code of a field", async () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const ruby = `<w:r><w:ruby><w:rt>${runOf("", "4")}</w:rt><w:rubyBase>${runOf("", "")}</w:rubyBase></w:ruby></w:r>`;
  for (const unseen of [
    runOf('<w:color w:val="FFFFFF"/>', "8"),
    ruby,
    field("begin") + runOf("", "8") + field("end"),
    field("begin") + field("begin") + field("end") + runOf("", "8") + field("separate") + field("end"),
  ])
    expect(await readChanged((xml) => xml.replace(figure, (run) => run + unseen))).toEqual([]);
});

it("takes what a content control asks for as a blank", async () => {
  const control = (text: string) =>
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${text}</w:sdtContent></w:sdt>`;
  const asked = control(runOf("", "单击此处输入5位以内的数。"));
  expect(await readChanged((xml) => xml.replace(figure, (run) => asked + run))).toEqual([]);
  const both = new RegExp(`<w:r>(?:(?!</w:r>).)*<w:t[^>]*>1</w:t></w:r>${figure.source}`);
  expect(await readChanged((xml) => xml.replace(both, asked))).toMatchObject([{ found: "missing" }]);
});

it("finds the main part under the name that Word on the web gives it", async () => {
  const { "word/document.xml": main = new Uint8Array(), ...parts } = unzipSync(docx);
  const outcome = await readReport(zipSync({ ...parts, "word/document2.xml": main }), "报告");
  expect(outcome.status).not.toBe("refused");
});

it("reads the result of a field, and white text on a dark ground", async () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const result = (run: string) => field("begin") + field("separate") + run + field("end");
  expect(await readChanged((xml) => xml.replace(figure, result))).toEqual([]);
  const white = '<w:color w:val="FFFFFF"/>';
  const inTables = (xml: string, change: (table: string) => string) =>
    xml.replace(/<w:tbl>.*?<\/w:tbl>/g, change);
  const whole = (xml: string, shade: string) =>
    inTables(xml, (table) =>
      table.replaceAll("<w:tcPr>", `<w:tcPr>${shade}`).replaceAll("<w:rPr>", `<w:rPr>${white}`),
    );
  expect(await readChanged((xml) => whole(xml, '<w:shd w:val="clear" w:fill="1F4E79"/>'))).toEqual([]);
  const byTheme = '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text2"/>';
  expect(await readChanged((xml) => whole(xml, byTheme))).toEqual([]);
});

it("reads digits and a minus of the font Symbol", async () => {
  const symbol = (code: string) => `<w:r><w:sym w:font="Symbol" w:char="${code}"/></w:r>`;
  expect(await readChanged((xml) => xml.replace(figure, symbol("F037") + symbol("F031")))).toEqual([]);
  const minus = await readChanged((xml) => xml.replace(figure, (run) => symbol("F02D") + run));
  expect(minus).toHaveLength(1);
});

it.each([
  ["<w:vanish/>", []],
  ['<w:vertAlign w:val="superscript"/>', ["missing"]],
])("follows a style of characters, and the style it is based on (%s)", async (property, found) => {
  const styles = `<w:style w:type="character" w:styleId="a"><w:rPr>${property}</w:rPr></w:style><w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
  const wrong = await readChanged(
    (xml) => xml.replace(figure, (run) => run + runOf('<w:rStyle w:val="b"/>', "1")),
    styles,
  );
  expect(wrong.map((one) => one.found)).toEqual(found);
});

it("never makes a raised digit a digit of the figure", async () => {
  const raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>';
  const wrong = await readChanged((xml) => xml.replace(figure, (run) => run + raised));
  expect(wrong.map(({ found }) => found)).toEqual(["missing"]);
});

const cellOf = new RegExp(`<w:tc>(?:(?!<w:tc>).)*?${figure.source}`);
const missing = (wrong: readonly { found: string | undefined }[]) => wrong.map(({ found }) => found);

it("judges white text by the ground behind it, not by a shade elsewhere", async () => {
  const shaded = (xml: string) => xml.replace("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/>');
  const white = runOf('<w:color w:val="FFFFFF"/>', "8");
  expect(await readChanged((xml) => shaded(xml).replace(figure, (run) => run + white))).toEqual([]);
  for (const unseen of [
    '<w:color w:val="000000" w:themeColor="background1"/>',
    '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="F2"/>',
    '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    '<w:color w:val="2F5597"/><w:shd w:val="clear" w:fill="2F5597"/>',
    "<w14:textFill><w14:noFill/></w14:textFill>",
    '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
  ])
    expect(
      await readChanged((xml) => xml.replace(figure, (run) => run + runOf(unseen, "8"))),
      unseen,
    ).toEqual([]);
});

it.each([
  '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>',
  '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>',
  '<w:color w:val="auto"/><w:highlight w:val="yellow"/>',
  '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill>',
])("reads coloured text that is seen: %s", async (properties) => {
  expect(await readChanged((xml) => xml.replace(figure, runOf(properties, `${figures}`)))).toEqual([]);
});

it("names a figure of which faint digits may be a part", async () => {
  const faint = runOf('<w:color w:val="DDDDDD"/>', "8");
  expect(missing(await readChanged((xml) => xml.replace(figure, (run) => run + faint)))).toEqual(["missing"]);
});

const picture = (size: number) =>
  `<w:r><w:drawing><wp:anchor><wp:extent cx="${size}" cy="${size}"/></wp:anchor></w:drawing></w:r>`;
const box = (text: string) => `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;

it.each([
  `<w:r><w:pict><v:shape style="width:20pt;height:9pt"><v:textbox>${box("9")}</v:textbox></v:shape></w:pict></w:r>`,
  `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:extent cx="200000" cy="100000"/><wps:txbx>${box("9")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box("9")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  picture(500_000),
  "<m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>",
  '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\o(9)</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
])("names a figure in whose cell something else is seen: %s", async (beside) => {
  expect(missing(await readChanged((xml) => xml.replace(figure, (run) => run + beside)))).toEqual([
    "missing",
  ]);
});

it("takes no notice of a speck, and none of what lies on words", async () => {
  expect(await readChanged((xml) => xml.replace(figure, (run) => run + picture(9000)))).toEqual([]);
  const onWords = (xml: string) =>
    xml.replace(/(<w:t[^>]*>[^<]*总计[^<]*<\/w:t><\/w:r>)/, `$1${picture(500_000)}`);
  expect(await readChanged(onWords)).toEqual([]);
});

it("keeps the text of a box outside of tables as lines of its own", async () => {
  const boxed = (xml: string) =>
    xml.replace(
      "</w:r></w:p>",
      `</w:r><w:r><w:pict>${box("国务院办公厅政府信息与政务公开办公室制")}</w:pict></w:r></w:p>`,
    );
  expect(await readChanged(boxed)).toEqual([]);
});

it.each(['<w:w w:val="1"/>', '<w:spacing w:val="-120"/>', "<w:rtl/>"])(
  "names a figure whose letters are set so that other digits or none are seen (%s)",
  async (properties) => {
    const set = (xml: string) => xml.replace(figure, runOf(properties, `${figures}`));
    expect(missing(await readChanged(set))).toEqual(["missing"]);
  },
);

it("names a figure that is struck out by a line across its cell", async () => {
  const struck = (xml: string, line: string) =>
    xml.replace(cellOf, (cell) => cell.replace("<w:tcPr>", `<w:tcPr><w:tcBorders>${line}</w:tcBorders>`));
  for (const line of ['<w:tl2br w:val="single"/>', '<w:tr2bl w:val="double"/>'])
    expect(missing(await readChanged((xml) => struck(xml, line)))).toEqual(["missing"]);
  expect(await readChanged((xml) => struck(xml, '<w:tl2br w:val="nil"/>'))).toEqual([]);
});

it.each(["<w:hidden/>", '<w:trHeight w:val="20" w:hRule="exact"/>'])(
  "leaves out a row that is not seen (%s)",
  async (property) => {
    const wrong = await readChanged((xml) => {
      const row = /<w:tr>(?:(?!<\/w:tr>).)*属于国家秘密(?:(?!<\/w:tr>).)*<\/w:tr>/.exec(xml)?.[0] ?? "";
      const unseen = row
        .replace(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?/, `<w:tr><w:trPr>${property}</w:trPr>`)
        .replace(/<w:t( [^>]*)?>(\d+)<\/w:t>/g, "<w:t>9$2</w:t>");
      return xml.replace(row, unseen + row);
    });
    expect(wrong).toEqual([]);
  },
);

it("reads what was inserted or moved here, not what was moved away, nor how a cell was before", async () => {
  const moved = (run: string) => `<w:moveTo w:id="1">${run}</w:moveTo>`;
  expect(await readChanged((xml) => xml.replace(figure, (run) => moved(run)))).toEqual([]);
  const away = `<w:moveFrom w:id="2">${runOf("", "8")}</w:moveFrom>`;
  expect(await readChanged((xml) => xml.replace(figure, (run) => away + run))).toEqual([]);
  const before = '<w:tcPrChange w:id="3"><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange></w:tcPr>';
  expect(
    await readChanged((xml) => xml.replace(cellOf, (cell) => cell.replace("</w:tcPr>", before))),
  ).toEqual([]);
});

it("follows the style of a paragraph, its base and the settings of the whole document", async () => {
  const styles = `<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
  const paragraph = '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>8</w:t></w:r></w:p>';
  const added = (xml: string) =>
    xml.replace(cellOf, (cell) => cell.replace(/(<w:p>|<w:p .*?>)/, `${paragraph}$1`));
  expect(await readChanged(added, styles)).toEqual([]);
});

it("keeps the look of a paragraph's mark from everything else", async () => {
  const styles = '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:sz w:val="21"/></w:rPr></w:style>';
  const marks = '<w:rPr><w:vanish/><w:color w:val="FFFFFF"/></w:rPr>';
  const paragraph = (properties: string) =>
    `<w:p><w:pPr>${properties}${marks}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`;
  const added = `${paragraph("")}${paragraph('<w:pStyle w:val="a"/>')}${paragraph('<w:shd w:fill="EEEEEE"/>')}`;
  expect(await readChanged((xml) => xml.replace("<w:body>", `<w:body>${added}`), styles)).toEqual([]);
});
