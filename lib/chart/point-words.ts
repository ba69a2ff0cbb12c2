import { type CheckId, checks as checksById } from "@/lib/catalogue/checks";
import { hasLowCoverage, type Line, type Point } from "@/lib/series/series";
import { figureText, labelText, type ValueUnit } from "./number-text";

/** Behind a figure that a check questions, wherever it stands. */
export const flagSign = "※";
/** Behind a figure that cannot be true. */
export const impossibleSign = "误";

export type PointSign = "flagged" | "impossible";
export const pointSigns: Record<PointSign, { sign: string; zh: string }> = {
  flagged: { sign: flagSign, zh: "有待核的问题" },
  impossible: { sign: impossibleSign, zh: "明显有误" },
};

type Doubt = Pick<Point, "expected" | "impossible" | "flagged">;

/** Whether a figure is one agency's own, and not made of those of several. */
const isSingle = ({ expected }: Doubt) => expected <= 1;

/** The sign of one agency's figure; an aggregate has none, and says in words what it is made of. */
export function signOf(point: Doubt): PointSign | null {
  if (!isSingle(point)) return null;
  if (point.impossible > 0) return "impossible";
  return point.flagged > 0 ? "flagged" : null;
}

/** The sign as a letter, nothing where there is none. */
export function signText(point: Doubt): string {
  const sign = signOf(point);
  return sign === null ? "" : pointSigns[sign].sign;
}

const about = (point: Pick<Point, "approximate">, text: string) => (point.approximate ? `约${text}` : text);

/** A figure for a table cell, `约400`; its unit stands in the header. */
export function cellText(value: number, unit: ValueUnit, point: Pick<Point, "approximate">): string {
  return about(point, figureText(value, unit));
}

/** A figure for a label in a drawing, with its sign: `约400`, `36※`. */
export function markText(value: number, unit: ValueUnit, point: Doubt & Pick<Point, "approximate">): string {
  return about(point, labelText(value, unit)) + signText(point);
}

/** `12/25个有数`, of a figure that rests on too few of the agencies; null of any other. */
export function coverageText(point: Point): string | null {
  if (isSingle(point) || !hasLowCoverage(point)) return null;
  return `${point.reported}/${point.expected}个有数`;
}

/** What is doubtful in an aggregate: `含2个待核的数`, `1个明显有误的数未计入`. */
export function doubtTexts(point: Doubt): string[] {
  if (isSingle(point)) return [];
  return [
    ...(point.flagged > 0 ? [`含${point.flagged}个待核的数`] : []),
    ...(point.impossible > 0 ? [`${point.impossible}个明显有误的数未计入`] : []),
  ];
}

/** What an aggregate rests on, a line each: `24/26个有数`, `含2个待核的数`; empty of one agency's figure. */
export function restsOn(point: Point): string[] {
  if (isSingle(point) || point.value === null) return [];
  return [`${point.reported}/${point.expected}个有数`, ...doubtTexts(point)];
}

/** `收办平衡、办结合计` */
export const checkNames = (ids: readonly CheckId[]): string => ids.map((id) => checksById[id].zh).join("、");

/** The signs that occur among the figures of some series, each with its meaning: `※ 有待核的问题：收办平衡`. */
export function signNotes(all: readonly { lines: readonly Pick<Line, "points">[] }[]): string[] {
  const points = all.flatMap(({ lines }) => lines.flatMap((line) => line.points));
  const of = (sign: PointSign) => points.filter((point) => signOf(point) === sign);
  const flagged = of("flagged");
  const ids = [...new Set(flagged.flatMap(({ checks }) => checks))];
  return [
    ...(flagged.length > 0
      ? [`${flagSign} ${pointSigns.flagged.zh}${ids.length > 0 ? `：${checkNames(ids)}` : ""}`]
      : []),
    ...(of("impossible").length > 0
      ? [
          `${impossibleSign} 明显有误（负数、不是整数的件数或大于1的占比），照原样列出，不参加合计、排名和比较`,
        ]
      : []),
    ...(points.some(({ value, approximate }) => value !== null && approximate)
      ? ["“约”：正文写有余、约、多或近，不是确数"]
      : []),
  ];
}

/** A line's name with the number of agencies that a median rests on: `中位数（10个）`, `中位数（9–12个）`. */
export function lineTitle({ key, name, points }: Pick<Line, "key" | "name" | "points">): string {
  if (key !== "median") return name;
  const counts = points.flatMap(({ value, reported }) => (value === null ? [] : [reported]));
  if (counts.length === 0) return name;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${name}（${least === most ? least : `${least}–${most}`}个）`;
}
