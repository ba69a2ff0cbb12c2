import { smallestCoverage } from "@/lib/catalogue/comparison";
import { type Indicator, isProse } from "@/lib/catalogue/indicators";
import { hasLowCoverage, type Line } from "@/lib/series/series";
import type { GroupFigure } from "@/lib/statistics/group-figures";

/* What has to be said under a chart, in sentences. */

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

/** What must be said under figures that only the prose of the reports states; nothing of any other. */
export function proseNotes(indicator: Indicator | undefined): string[] {
  return indicator && isProse(indicator)
    ? ["本项取自报告正文，口径由各机关自定，可能是约数；没有写明的为缺失"]
    : [];
}

/** How many of the reports state it, where not all do: sums over different reports are not compared. */
export function statedNotes(indicator: Indicator, points: readonly GroupFigure[]): string[] {
  if (!isProse(indicator) || points.every(({ reported, filed }) => reported === filed)) return [];
  const years = points
    .filter(({ filed }) => filed > 0)
    .map(({ year, reported, filed }) => `${year}年${reported}/${filed}份`);
  return [`写明此数的报告：${years.join("、")}；合计只含写明的，各年不宜直接比较`];
}

/** Says which of the chosen agencies a chart cannot have, as they were not there in its years. */
export function absentNotes(
  chosen: readonly { key: string; name: string }[],
  lines: readonly Line[],
): string[] {
  const there = new Set(lines.map(({ key }) => key));
  const absent = chosen.filter(({ key }) => !there.has(key)).map(({ name }) => name);
  if (absent.length === 0) return [];
  return [`${absent.join("、")}在这些年份还没有设立或已经撤并，没有列入`];
}

/** The agencies with the given keys that there are, as named. */
export function namedAgencies(keys: readonly string[], names: ReadonlyMap<string, string>) {
  return keys.flatMap((key) => {
    const name = names.get(key);
    return name === undefined ? [] : [{ key, name }];
  });
}

/** That agencies are compared of which some speak for themselves and some for their territory. */
export function mixedNotes(lines: readonly Line[]): string[] {
  const named = lines.filter(({ role }) => role === "series");
  const whole = named.filter(({ scope }) => scope === "territory").map(({ name }) => name);
  if (whole.length === 0 || whole.length === named.length) return [];
  return [`${whole.join("、")}是全域汇总的数，其余是本机关的数，口径不同，不能直接比较或相加`];
}
