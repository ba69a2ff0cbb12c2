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

export type SourceFormat =
  | "text"
  | "html"
  | "docx"
  | "pdf"
  | "doc"
  | "rtf"
  | "xlsx"
  | "csv"
  | "json"
  | "odt"
  | "ods";

export type ReportDocument = {
  format: SourceFormat;
  /** What stands beside the text: HTML title and meta, breadcrumbs, Word properties. Witnesses, not content. */
  metadata: Metadata[];
  blocks: Block[];
};
export type Metadata = { name: string; value: string };

/** Where a figure stands: block, row and box, counted from 1 as a person would. A paragraph is row 1, column 1. */
export type Place = { table: number; row: number; column: number };
