import type { Scope } from "@/lib/catalogue/form-facts";
import type { DrawnTable } from "./drawn-table";
import type { Quirks } from "./quirks";
import type { SpecimenCell } from "./specimen-cell";

export type SpecimenForm = "2021" | "2019";

/** The prose, one string a paragraph. */
export type SpecimenSections = {
  /** Between the title and section 一. */
  preamble: readonly string[];
  general: readonly string[];
  /** A sentence between heading and table; its numbers are prose, not cells. */
  beforeTable: Partial<Record<"disclosure" | "requests" | "disputes", string>>;
  problems: readonly string[];
  other: readonly string[];
};

/** A report that we write ourselves, and so the truth about the document that is made of it. */
export type Specimen = {
  /** As printed. */
  agency: string;
  year: number;
  form: SpecimenForm;
  scope: Scope;
  /** ISO day. */
  publishedOn: string | null;
  /** By cell id. A row or table of which no cell is here is not printed; rows are here whole or not at all. */
  cells: ReadonlyMap<string, SpecimenCell>;
  sections: SpecimenSections;
  /** A line that says what the document is. */
  notice: { text: string; at: "first" | "last" } | null;
  quirks: Quirks;
  /** What is done to the tables before they are printed. */
  redraw?: (table: DrawnTable) => DrawnTable;
};
