import type { CoverageCell } from "@/db/queries/coverage";
import { missingReasons } from "@/lib/catalogue/cell";

export type CoverageSign = { sign: string; zh: string };

/** What an agency did in a year, by a sign that needs no colour. */
export const coverageSigns: Record<CoverageCell["state"], CoverageSign> = {
  accepted: { sign: "●", zh: "已公开，未发现问题" },
  flagged: { sign: "◐", zh: "已公开，有问题待核" },
  not_filed: { sign: "○", zh: missingReasons.not_filed.zh },
  not_due: { sign: "◌", zh: missingReasons.not_due.zh },
  not_collected: { sign: "·", zh: "未收录，是否公布未经核实" },
  not_there: { sign: "", zh: "该年无此机关，或不须报送" },
};

/** Beside the sign of a report, each with what it means. */
export const coverageMarks: Record<"late" | NonNullable<CoverageCell["amendment"]>, CoverageSign> = {
  late: { sign: "迟", zh: "晚于规定日期公布" },
  corrected: { sign: "更", zh: "更正后重新公布" },
  altered: { sign: "变", zh: "重新采集时内容有变动" },
  dated: { sign: "期", zh: "公布日期有改动" },
};

/** The marks of a report, the late one first. */
export function marksOf({ late, amendment }: CoverageCell): (keyof typeof coverageMarks)[] {
  return [...(late === true ? ["late" as const] : []), ...(amendment ? [amendment] : [])];
}

/** `2023年已公开，未发现问题，首次公布2024-01-20，更正后2024-03-02`. */
export function coverageWords(cell: CoverageCell): string {
  const { firstPublishedOn, publishedOn, amendment, late, findings } = cell;
  const dates = !amendment
    ? [publishedOn === null ? null : `${publishedOn}公布`]
    : [
        firstPublishedOn === null ? null : `${firstPublishedOn}首次公布`,
        `${coverageMarks[amendment].zh}${publishedOn === null ? "" : `，现行的${publishedOn}公布`}`,
      ];
  const said = isFiled(cell) ? dates : [];
  return [
    `${cell.year}年${coverageSigns[cell.state].zh}${findings > 0 ? `${findings}处` : ""}`,
    ...said.flatMap((words) => words ?? []),
    ...(late === true ? [coverageMarks.late.zh] : []),
  ].join("，");
}

export const isFiled = ({ state }: Pick<CoverageCell, "state">): boolean =>
  state === "accepted" || state === "flagged";
