import { checks } from "@/lib/catalogue/checks";
import { type SeenValues, valuesSha } from "./finding-values";
import type { YearFinding } from "./year-checks";

type Figure = { id: string; value: number | null; missing: string | null };

/** That one import gave two different reports for an agency and year: which is kept, and in which cells they differ. */
export function duplicateFinding(
  kept: readonly Figure[],
  dropped: readonly Figure[],
  keptName: string,
  droppedName: string,
): YearFinding {
  const other = new Map(dropped.map((figure) => [figure.id, shown(figure)]));
  const ids = new Set([...kept, ...dropped].map(({ id }) => id));
  const own = new Map(kept.map((figure) => [figure.id, shown(figure)]));
  const cells = [...ids].filter((id) => own.get(id) !== other.get(id)).sort();
  const seen: SeenValues = cells.flatMap((id) => [
    [id, own.get(id) ?? null],
    [`${droppedName} ${id}`, other.get(id) ?? null],
  ]);
  const differ = cells.length > 0 ? `有${cells.length}个数不同` : "文字不同";
  const message = `同一次导入中有两份报告，${differ}：采用“${keptName}”，另存“${droppedName}”。请核对以哪份为准。`;
  const { severity } = checks.duplicate;
  return { check: "duplicate", severity, cells, message, valuesSha: valuesSha("duplicate", seen, message) };
}

function shown({ value, missing }: Figure): number | string | null {
  return value === null ? missing : value;
}
