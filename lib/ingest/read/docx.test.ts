import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { renderDocx } from "@/lib/specimen/docx";
import { plainSpecimen } from "@/lib/specimen/plain-specimen";
import { number, type SpecimenCell } from "@/lib/specimen/specimen-cell";
import { readReport } from "../read-report";

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
  const shaded = (xml: string) => xml.replace("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/>');
  const white = '<w:color w:val="FFFFFF"/>';
  expect(await readChanged((xml) => shaded(xml).replaceAll("<w:rPr>", `<w:rPr>${white}`))).toEqual([]);
  const beside = await readChanged((xml) => shaded(xml).replace(figure, (run) => run + runOf(white, "8")));
  expect(beside.map(({ found }) => found)).toEqual(["missing"]);
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
