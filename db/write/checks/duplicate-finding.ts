import { checks } from "@/lib/catalogue/checks";
import type { SeenValues } from "@/lib/years/year-report";
import { valuesSha } from "./finding-values";
import type { YearFinding } from "./year-checks";

type Figures = ReadonlyMap<string, number | string>;

/** That one import gave two different reports for an agency and year: which is kept, and in which cells they differ. */
export function duplicateFinding(
  kept: Figures,
  dropped: Figures,
  keptName: string,
  droppedName: string,
): YearFinding {
  const ids = new Set([...kept.keys(), ...dropped.keys()]);
  const cells = [...ids].filter((id) => kept.get(id) !== dropped.get(id)).sort();
  const seen: SeenValues = cells.flatMap((id) => [
    [id, kept.get(id) ?? null],
    [`${droppedName} ${id}`, dropped.get(id) ?? null],
  ]);
  const differ = cells.length > 0 ? `有${cells.length}个数不同` : "文字不同";
  const message = `同一次导入中有两份报告，${differ}：采用“${keptName}”，另存“${droppedName}”。请核对以哪份为准。`;
  const { severity } = checks.duplicate;
  return { check: "duplicate", severity, cells, message, valuesSha: valuesSha("duplicate", seen, message) };
}
