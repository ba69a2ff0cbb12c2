import { smallestCoverage } from "@/lib/catalogue/comparison";
import { type Indicator, isProse } from "@/lib/catalogue/indicators";
import { hasLowCoverage } from "@/lib/series/series";
import type { GroupFigure } from "@/lib/statistics/group-figures";

/** What has to be said of the agencies that a group's figures rest on, each with its years. */
export function coverageNotes(points: readonly GroupFigure[], indicator?: Indicator): string[] {
  return [
    ...listed("未收录（是否公布未经核实）", points, ({ uncollected }) => uncollected, "不计入合计"),
    ...listed("尚未到期", points, ({ notDue }) => notDue, "不计入合计"),
    ...listed("未报送", points, notFiled, "不计入合计"),
    // How many state what only the prose gives is said in words of its own.
    ...(indicator && isProse(indicator)
      ? []
      : listed("已公开而没有可用的此数", points, lacking, "不计入合计")),
    ...listed(
      "明显有误（负数、不是整数的件数或大于1的占比）",
      points,
      (point) => point.impossible,
      "不计入合计",
    ),
    ...listed("待核", points, ({ flagged }) => flagged, "已计入合计"),
    ...lowCoverage(points),
  ];
}

const notFiled = ({ expected, filed, uncollected, notDue }: GroupFigure) =>
  expected - filed - uncollected - notDue;

const lacking = ({ value, filed, reported, impossible }: GroupFigure) =>
  value === null ? 0 : filed - reported - impossible;

function listed(
  what: string,
  points: readonly GroupFigure[],
  count: (point: GroupFigure) => number,
  then: string,
): string[] {
  const years = points.filter((point) => count(point) > 0);
  if (years.length === 0) return [];
  return [`${what}：${years.map((point) => `${point.year}年${count(point)}个`).join("、")}，${then}`];
}

function lowCoverage(points: readonly GroupFigure[]): string[] {
  const years = points.filter(hasLowCoverage);
  if (years.length === 0) return [];
  const counts = years.map(({ year, reported, expected }) => `${year}年${reported}/${expected}个`);
  return [`有数的机关不足${smallestCoverage * 100}%：${counts.join("、")}`];
}
