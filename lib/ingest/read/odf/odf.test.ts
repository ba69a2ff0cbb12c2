import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../document";
import { contentOf } from "../../open/content";
import { sheetDocument } from "../sheet/sheet-document";

const pack = (kind: string, content: string, more: Record<string, string> = {}) => {
  const parts = {
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "META-INF/manifest.xml": "<manifest:manifest/>",
    "content.xml": content,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};
/** The document that a file is read as. */
async function readDocument(bytes: Uint8Array): Promise<ReportDocument> {
  const content = await contentOf(bytes);
  if (content.kind === "document") return content.document;
  if (content.kind === "sheets") return sheetDocument(content.sheets, content.format).document;
  throw new Error("no document");
}
const styled = (styles: string, body: string) =>
  `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`;
const textStyle = (name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
const cellStyle = (name: string, cell: string, text = "") =>
  `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties ${cell}/><style:text-properties ${text}/></style:style>`;

/** The blocks of a text document: paragraphs as texts, tables as rows of texts. */
async function blocksOf(body: string, styles = "", more = {}) {
  const bytes = pack("text", styled(styles, `<office:text>${body}</office:text>`), more);
  const { blocks } = await readDocument(bytes);
  return blocks.map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : block.text,
  );
}
const p = (inner: string) => `<text:p>${inner}</text:p>`;
const cell = (inner: string, attributes = "") =>
  `<table:table-cell ${attributes}>${p(inner)}</table:table-cell>`;
const table = (...rows: string[]) =>
  `<table:table>${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join("")}</table:table>`;
const span = (style: string, inner: string) => `<text:span text:style-name="${style}">${inner}</text:span>`;

describe("a text", () => {
  it("has paragraphs, headings, spaces, tabs and broken lines", async () => {
    const body = `<text:h>一、总体情况</text:h>${p("甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁")}`;
    expect(await blocksOf(body)).toEqual(["一、总体情况", "甲  乙 丙", "丁"]);
  });

  it("has no deleted text, remarks, notes, hidden sections or sounds of words", async () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion>${p("旧")}</text:deletion></text:changed-region></text:tracked-changes>${p(
      `甲<office:annotation>${p("批")}</office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body>${p("注")}</text:note-body></text:note><text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>yi</text:ruby-text></text:ruby>`,
    )}<text:section text:display="none">${p("隐")}</text:section>`;
    expect(await blocksOf(body)).toEqual(["甲乙"]);
  });

  it("has tables with merged and repeated cells", async () => {
    const body = table(
      `${cell("申请", 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell("数", 'table:number-rows-spanned="2"')}`,
      `${cell("0", 'table:number-columns-repeated="2"')}<table:covered-table-cell/>`,
    );
    const { blocks } = await readDocument(pack("text", styled("", `<office:text>${body}</office:text>`)));
    expect(blocks).toMatchObject([
      {
        rows: [
          [
            { text: "申请", columns: 2 },
            { text: "数", rows: 2, column: 2 },
          ],
          [
            { text: "0", column: 0 },
            { text: "0", column: 1 },
          ],
        ],
      },
    ]);
  });

  it.each([
    ['text:display="none"', "12"],
    ['style:text-line-through-style="solid"', "12"],
    ['fo:color="#ffffff"', "12"],
    ['fo:font-size="1pt"', "12"],
    ['fo:color="#dddddd"', "12^9"],
    ['style:text-position="super 58%"', "12^9"],
    ['style:text-scale="5%"', "129^"],
    ['fo:color="#ffffff" fo:background-color="#1f4e79"', "129"],
    ['fo:color="#ff0000"', "129"],
  ])("is read as it is seen: %s", async (properties, seen) => {
    const body = table(cell("行政许可") + cell(`12${span("T1", "9")}`));
    expect(await blocksOf(body, textStyle("T1", properties))).toEqual([[["行政许可", seen]]]);
  });

  it("follows styles of the whole document and those they are based on", async () => {
    const shared = `<office:styles>${textStyle("Hidden", 'text:display="none"')}</office:styles>`;
    const own = '<style:style style:name="T1" style:family="text" style:parent-style-name="Hidden"/>';
    expect(await blocksOf(p(`12${span("T1", "9")}`), own, { "styles.xml": shared })).toEqual(["12"]);
  });

  it("names a figure over which something lies, or through whose cell a line goes", async () => {
    const box = `<draw:frame svg:width="1cm" svg:height="1cm"><draw:text-box>${p("9")}</draw:text-box></draw:frame>`;
    const speck = '<draw:frame svg:width="1pt" svg:height="1pt"/>';
    const struck = cellStyle("C1", 'style:diagonal-tl-br="1pt solid #000000"');
    const body = table(
      cell("许可") + cell(`12${box}`) + cell(`13${speck}`) + cell("14", 'table:style-name="C1"'),
    );
    expect(await blocksOf(body, struck)).toEqual([[["许可", "9\n12^", "13", "14^"]]]);
  });

  it("is refused where it is encrypted, is of another kind, or has a DOCTYPE", async () => {
    const content = styled("", "<office:text/>");
    const locked = { "META-INF/manifest.xml": "<manifest:encryption-data/>" };
    await expect(readDocument(pack("text", content, locked))).rejects.toThrow("已加密");
    await expect(readDocument(pack("presentation", content))).rejects.toThrow("ODF");
    await expect(readDocument(pack("text", `<!DOCTYPE a>${content}`))).rejects.toThrow("DOCTYPE");
  });
});

describe("a workbook", () => {
  const read = async (rows: string, styles = "", columns = "") => {
    const sheet = `<office:spreadsheet><table:table table:name="表">${columns}${rows}</table:table></office:spreadsheet>`;
    const { blocks } = await readDocument(pack("spreadsheet", styled(styles, sheet)));
    return blocks.map((block) =>
      block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : block.text,
    );
  };
  const row = (inner: string, attributes = "") => `<table:table-row ${attributes}>${inner}</table:table-row>`;

  it("is read as its cells show their values", async () => {
    const value = `<table:table-cell office:value-type="float" office:value="12">${p("129")}</table:table-cell>`;
    const hidden = '<table:table-cell office:value-type="float" office:value="5"/>';
    expect(await read(row(cell("许可") + hidden + value))).toEqual([[["许可", "129"]]]);
  });

  it("repeats no more than there is, and refuses what is too much", async () => {
    const rest = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048000"',
    );
    expect(await read(row(cell("许可") + cell("0", 'table:number-columns-repeated="2"')) + rest)).toEqual([
      [["许可", "0", "0"]],
    ]);
    const drawn = cellStyle("ce1", 'fo:border="1pt solid #000000"');
    const lined = row(
      '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/>',
      'table:number-rows-repeated="1048000"',
    );
    expect(await read(row(cell("许可") + cell("0")) + lined, drawn)).toEqual([[["许可", "0"]]]);
    const flood = row(
      cell("1", 'table:number-columns-repeated="16384"'),
      'table:number-rows-repeated="1048576"',
    );
    await expect(read(flood)).rejects.toThrow("上限");
  });

  it("leaves out hidden rows, columns and sheets", async () => {
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>';
    const cells = (number: number) => ["许可", "旧", `${number}`].map((text) => cell(text)).join("");
    const rows = row(cells(1)) + row(cells(2), 'table:visibility="filter"') + row(cells(3));
    expect(await read(rows, "", columns)).toEqual([
      [
        ["许可", "1"],
        ["许可", "3"],
      ],
    ]);
    const folded = `<table:table-row-group table:display="false">${row(cells(2))}</table:table-row-group>`;
    expect(await read(row(cells(1)) + folded + row(cells(3)), "", columns)).toHaveLength(1);
  });

  it("takes the style of a cell, its row or its column, and marks what is drawn over", async () => {
    const styles = cellStyle("ce1", 'fo:background-color="#ffffff"', 'fo:color="#ffffff"');
    const columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>';
    expect(await read(row(cell("许可") + cell("12") + cell("3")), styles, columns)).toEqual([
      [["许可", "3"]],
    ]);
    const picture = '<draw:frame table:end-cell-address="表.C1" svg:width="2cm" svg:height="1cm"/>';
    const anchored = `<table:table-cell>${p("12")}${picture}</table:table-cell>`;
    expect(await read(row(cell("许可") + anchored + cell("3") + cell("4")))).toEqual([
      [["许可", "12*", "3*", "4"]],
    ]);
  });

  it("marks the figures that a condition may hide", async () => {
    const styles = cellStyle("Hiding_5f_1", "", 'fo:color="#ffffff"').replace(
      "style:family",
      'style:display-name="Hiding_1" style:family',
    );
    const condition =
      '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="表.B1:表.B9"><calcext:condition calcext:apply-style-name="Hiding_1" calcext:value="formula-is(1)"/></calcext:conditional-format></calcext:conditional-formats>';
    expect(await read(row(cell("许可") + cell("12") + cell("3")) + condition, styles)).toEqual([
      [["许可", "12*", "3"]],
    ]);
  });
});
