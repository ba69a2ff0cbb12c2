import { cellsOfForm } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { DrawnTable } from "./drawn-table";
import { number, type SpecimenCell } from "./figures";
import { plainQuirks, type Quirks } from "./quirks";

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

/** A sound report of zeros with a few words of prose, to be changed as a test wants. */
export function plainSpecimen(
  form: SpecimenForm,
  changes: { year?: number; cells?: ReadonlyMap<string, SpecimenCell>; quirks?: Partial<Quirks> } = {},
): Specimen {
  const year = changes.year ?? (form === "2021" ? 2023 : 2019);
  return {
    agency: "澄湾市临溪区喆溪镇人民政府",
    year,
    form,
    scope: "own",
    publishedOn: `${year + 1}-01-15`,
    cells: changes.cells ?? new Map(cellsOfForm(form).map(({ id }) => [id, number(0)])),
    sections: {
      preamble: [`本报告统计期限自${year}年1月1日起至${year}年12月31日止。`],
      general: ["喆溪镇的公开栏每月更新一次。"],
      beforeTable: {},
      problems: ["更新不够及时，今后由专人每周检查一次。"],
      other: ["没有收取信息处理费。"],
    },
    notice: null,
    quirks: { ...plainQuirks, ...changes.quirks },
  };
}
