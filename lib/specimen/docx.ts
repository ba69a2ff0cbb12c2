import { strToU8, zipSync } from "fflate";
import { type DrawnBox, type DrawnTable, type GridSlot, slotsOf } from "./drawn-table";
import { type OutlinePart, outlineOf, titleLines } from "./outline";
import type { Specimen } from "./specimen";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The report as a small but whole Word document. */
export function renderDocx(specimen: Specimen): Uint8Array {
  const title = titleLines(specimen).join("");
  const files = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(specimen.agency)}</dc:creator></cp:coreProperties>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": styles,
    "word/document.xml": documentXml(outlineOf(specimen)),
  };
  // A fixed time in the archive: the same report gives the same bytes.
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(2020, 0, 1),
    level: 6,
  });
}

const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const styles = `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

function documentXml(parts: readonly OutlinePart[]): string {
  const body = parts.map((part) => {
    if (part.kind === "table") return docxTable(part.table);
    if (part.kind === "title") return paragraph(part.text, { align: "center", bold: true, size: 44 });
    if (part.kind === "signature") return paragraph(`\t${part.text}`, { align: "right" });
    if (part.kind === "heading") return paragraph(part.text, { bold: true });
    return paragraph(part.text, { indent: true });
  });
  const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`;
  return `${XML}<w:document xmlns:w="${MAIN}"><w:body>${body.join("")}${page}</w:body></w:document>`;
}

const TEXT_WIDTH = 8844; // twentieths of a point: A4 less the margins of an official document

/** A table with gridSpan and vMerge. A paragraph follows it, as Word wants between tables. */
function docxTable(table: DrawnTable): string {
  const width = Math.floor(TEXT_WIDTH / table.columns);
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join("");
  const properties = `<w:tblPr><w:tblW w:w="${width * table.columns}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`;
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(table.columns)}</w:tblGrid>`;
  const rows = slotsOf(table).map((slots) => {
    const cells = slots.filter((slot, at) => slot.kind === "box" || isFirstBelow(slot, slots[at - 1]));
    return `<w:tr>${cells.map(({ kind, box }) => cell(box, kind === "down", width)).join("")}</w:tr>`;
  });
  return `<w:tbl>${properties}${grid}${rows.join("")}</w:tbl><w:p/>`;
}

const isFirstBelow = (slot: GridSlot, left: GridSlot | undefined) =>
  slot.kind === "down" && left?.box !== slot.box;

function cell(box: DrawnBox, continued: boolean, width: number): string {
  const span = box.columns > 1 ? `<w:gridSpan w:val="${box.columns}"/>` : "";
  const merge = box.rows > 1 ? (continued ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>') : "";
  const properties = `<w:tcPr><w:tcW w:w="${width * box.columns}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>`;
  return `<w:tc>${properties}${paragraph(continued ? "" : box.text, { align: "center", size: 21 })}</w:tc>`;
}

type ParagraphStyle = { align?: "center" | "right"; indent?: boolean; bold?: boolean; size?: number };

/** A paragraph in one run, or in two where it is a figure of several digits, as Word leaves them after editing. */
function paragraph(text: string, { align, indent, bold, size }: ParagraphStyle): string {
  const layout = `${indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : ""}${align ? `<w:jc w:val="${align}"/>` : ""}`;
  const face = `${bold ? "<w:b/>" : ""}${size ? `<w:sz w:val="${size}"/>` : ""}`;
  const properties = face === "" ? "" : `<w:rPr>${face}</w:rPr>`;
  const [, first, rest] = /^(\s*[+-]?\d)(\d[\d,.]*\s*)$/.exec(text) ?? [];
  const pieces = text === "" ? [] : first !== undefined && rest !== undefined ? [first, rest] : [text];
  const runs = pieces.map((piece) => `<w:r>${properties}${runContent(piece)}</w:r>`).join("");
  return `<w:p>${layout === "" ? "" : `<w:pPr>${layout}</w:pPr>`}${runs}</w:p>`;
}

const runContent = (text: string) =>
  text
    .split(/(\n|\t)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece === "\n"
        ? "<w:br/>"
        : piece === "\t"
          ? "<w:tab/>"
          : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`,
    )
    .join("");

export const xmlText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
