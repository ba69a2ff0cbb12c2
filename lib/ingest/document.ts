import type { SheetFormat } from "./read/sheet/sheet";

/**
 * The neutral document: what every reader makes of its format, and all that the later steps know.
 * Blocks stand in reading order. A table is `aligned` when its column numbers are true (HTML, DOCX, PDF,
 * rectangular text); otherwise only the order of its boxes, and the rows where known, can be trusted.
 */
export type Box = {
  text: string;
  /** 0-based, spans resolved, if the table is aligned; else the position in the row. */
  column: number;
  columns: number;
  rows: number;
};
export type Paragraph = { kind: "paragraph"; text: string; line: number | null };
export type Table = { kind: "table"; aligned: boolean; rows: Box[][] };
export type Block = Paragraph | Table;

export type SourceFormat = SheetFormat | "text" | "html" | "docx" | "pdf" | "doc" | "rtf" | "json" | "odt";

export type ReportDocument = {
  format: SourceFormat;
  /** What stands beside the text: HTML title and meta, breadcrumbs, Word properties. Witnesses, not content. */
  metadata: Metadata[];
  blocks: Block[];
};
export type Metadata = { name: string; value: string };

/** Where a figure stands: block, row and box, counted from 1 as a person would. A paragraph is row 1, column 1. */
export type Place = { table: number; row: number; column: number };

/** Where a figure stands in the original, for people: 原文第12行, or 原文第2个表第5行第3格. */
export function placeWords({ blocks }: ReportDocument, { table, row, column }: Place): string {
  const block = blocks[table - 1];
  if (block?.kind === "paragraph") return block.line === null ? `原文第${table}段` : `原文第${block.line}行`;
  const ordinal = blocks.slice(0, table).filter(({ kind }) => kind === "table").length;
  return `原文第${ordinal}个表第${row}行第${column}格`;
}
