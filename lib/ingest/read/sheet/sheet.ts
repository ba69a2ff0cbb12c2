/** A cell as displayed. `column` is 0-based; spans come from merged cells. */
export type SheetCell = {
  text: string;
  column: number;
  columns: number;
  rows: number;
  /** The text is what a formula gave when the file was last calculated. */
  formula: boolean;
};
export type SheetRow = {
  /** As the program numbers it, from 1; of a CSV file the line. */
  number: number;
  /** Counted from 1 among the rows that are seen. */
  place: number;
  /** By column, without those that a merged cell covers; an empty one that the file draws is here with no text. */
  cells: SheetCell[];
};
/** One sheet of a workbook, or a CSV file. Rows in which nothing is drawn are left out. */
export type Sheet = { name: string | null; rows: SheetRow[] };

/** The formats that are sheets. */
export type SheetFormat = "csv" | "xlsx" | "ods";

export const sheetLimits = { rows: 10_000, columns: 256, cells: 200_000, sheets: 300 };
