import { type DrawnBox, type DrawnTable, type Slot, slotsOf } from "./drawn-table";

const TEXT_WIDTH = 8844; // twentieths of a point: A4 less the margins of an official document

/** A table with gridSpan and vMerge. A paragraph follows it, as Word wants between tables. */
export function docxTable(table: DrawnTable): string {
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

const isFirstBelow = (slot: Slot, left: Slot | undefined) => slot.kind === "down" && left?.box !== slot.box;

function cell(box: DrawnBox, continued: boolean, width: number): string {
  const span = box.columns > 1 ? `<w:gridSpan w:val="${box.columns}"/>` : "";
  const merge = box.rows > 1 ? (continued ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>') : "";
  const properties = `<w:tcPr><w:tcW w:w="${width * box.columns}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>`;
  return `<w:tc>${properties}${paragraph(continued ? "" : box.text, { align: "center", size: 21 })}</w:tc>`;
}

type ParagraphStyle = { align?: "center" | "right"; indent?: boolean; bold?: boolean; size?: number };

/** A paragraph in one run, or in two where it is a figure of several digits, as Word leaves them after editing. */
export function paragraph(text: string, { align, indent, bold, size }: ParagraphStyle): string {
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
          : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`,
    )
    .join("");

export const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
