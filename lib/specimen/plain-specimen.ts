import { cellsOfForm } from "@/lib/catalogue/cells";
import { plainQuirks, type Quirks } from "./quirks";
import type { Specimen, SpecimenForm } from "./specimen";
import { number, type SpecimenCell } from "./specimen-cell";

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
