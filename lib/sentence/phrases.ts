import { comparableBase, smallestCoverage } from "@/lib/catalogue/comparison";
import type { Indicator } from "@/lib/catalogue/indicators";
import { changeText, exactText, missingText, numberText, shareChangeText } from "@/lib/chart/number-text";
import type { Change, ChangeRefusal, Point } from "@/lib/series/series";
import type { FurthestChange } from "@/lib/statistics/furthest-change";

/** The fixed phrases of captions, alternative texts and pasting (CHECKS §4). Each names base, comparison and group. */

type Named = Pick<Indicator, "zh" | "unit">;
type Filing = Pick<Point, "year" | "filed" | "expected" | "uncollected">;
/** A figure with what must be said of it. */
export type FigureFacts = Pick<
  Point,
  "value" | "missing" | "part" | "whole" | "approximate" | "impossible" | "flagged" | "expected"
>;

/** 临溪区街道、乡镇24个中22个已公开2025年报; of a collection that nobody declared complete, only what is there. */
export function filedPhrase(group: string, { year, filed, expected, uncollected }: Filing): string {
  if (uncollected > 0) return `${group}已收录${year}年报${filed}个（名录中有${expected}个）`;
  return filed === expected
    ? `${group}${expected}个均已公开${year}年报`
    : `${group}${expected}个中${filed}个已公开${year}年报`;
}

/** 36件; a share with its part and whole, 61.1%（11/18）; what is doubtful with its mark; a missing figure by its reason. */
export function figurePhrase(point: FigureFacts, unit: Named["unit"]): string {
  const { value, missing, part, whole, approximate } = point;
  if (value === null) return missingText(missing ?? "no_reports");
  const text = `${approximate ? "约" : ""}${exactText(value, unit)}`;
  const parts = unit === "%" && part !== null && whole !== null;
  return `${text}${parts ? `（${numberText(part)}/${numberText(whole)}）` : ""}${doubtPhrase(point)}`;
}

/** （待核）, （明显有误）; of a total 含2个待核的数, 1个明显有误的数未计入. */
function doubtPhrase({ impossible, flagged, expected }: FigureFacts): string {
  if (expected > 1) {
    const doubts = [
      ...(flagged > 0 ? [`含${flagged}个待核的数`] : []),
      ...(impossible > 0 ? [`${impossible}个明显有误的数未计入`] : []),
    ];
    return doubts.length > 0 ? `（${doubts.join("，")}）` : "";
  }
  if (impossible > 0) return "（明显有误）";
  return flagged > 0 ? "（待核）" : "";
}

/** 新收申请312件；可比23个，比上年增加18件（+6.1%） */
export function levelPhrase(indicator: Named, point: FigureFacts & Pick<Point, "change">): string {
  if (point.value === null) return `${indicator.zh}${missingText(point.missing ?? "no_reports")}`;
  const change = changePhrase(indicator, point);
  const own = `${indicator.zh}${figurePhrase(point, indicator.unit)}`;
  return change === null ? own : `${own}${point.expected > 1 ? "；" : "，"}${change}`;
}

/** 临溪区街道、乡镇22个有数机关的中位数为3件; null where no figure was given. */
export function medianPhrase(
  indicator: Named,
  group: string,
  n: number,
  median: number | null,
): string | null {
  return median === null ? null : `${group}有数的${n}个的中位数为${exactText(median, indicator.unit)}`;
}

/** 办结4件，结转下年1件: figures beside each other, those without one by their reason. */
export function figuresPhrase(figures: readonly { indicator: Named; now: FigureFacts }[]): string {
  return figures.map(({ indicator: { zh, unit }, now }) => `${zh}${figurePhrase(now, unit)}`).join("，");
}

/**
 * 比上年增加18件（+6.1%）, of a group 可比23个，比上年增加18件（+6.1%）, or why that is not said; null where there is
 * nothing to compare with.
 */
export function changePhrase(
  indicator: Named,
  { change, approximate, expected }: Pick<Point, "change" | "approximate" | "expected">,
): string | null {
  if (change === null) return null;
  const isGroup = expected > 1 || change.of > 1;
  if (change.refused !== null) return isGroup ? refusalPhrase(change.refused, change) : null;
  const said = differencePhrase(indicator, change.before, change.now, approximate);
  return isGroup ? `可比${change.n}个，${said}` : said;
}

/**
 * 与上年相比，变化最大的是临溪区部门的新收申请：可比16个，由318件增至363件，比上年增加45件（+14.2%），超出偶然波动: the one change
 * that is furthest beyond chance, with what is in doubt of it.
 */
export function furthestPhrase(
  group: string,
  indicator: Named,
  { change, flagged, approximate }: Pick<FurthestChange<unknown>, "change" | "flagged" | "approximate">,
): string {
  const { n, before, now } = change;
  const way = indicator.unit === "%" ? (now > before ? "升至" : "降至") : now > before ? "增至" : "减至";
  const levels = `由${exactText(before, indicator.unit)}${way}${exactText(now, indicator.unit)}`;
  const doubt = flagged > 0 ? `（含${flagged}个机关待核的数）` : "";
  return `与上年相比，变化最大的是${group}的${indicator.zh}：可比${n}个，${levels}，${differencePhrase(indicator, before, now, approximate)}，超出偶然波动${doubt}`;
}

function refusalPhrase(refused: ChangeRefusal, { n, of }: Change): string {
  const reasons: Record<ChangeRefusal, string> = {
    nothing: "没有两年都有数的机关",
    coverage: `两年都有数的${n}个，不足${of}个的${smallestCoverage * 100}%`,
    undeclared: "报告尚未收齐",
    no_base: "可比机关的分母不足10",
  };
  return `${reasons[refused]}，不与上年比较`;
}

/** By the number alone under a base of ten. */
function differencePhrase(indicator: Named, before: number, now: number, approximate: boolean): string {
  const about = approximate ? "约" : "";
  if (indicator.unit === "%") {
    const points = shareChangeText(before, now);
    return points.startsWith("0")
      ? "与上年持平"
      : `比上年${points.startsWith("+") ? "上升" : "下降"}${about}${points.replace(/^[+−]/, "")}`;
  }
  const difference = now - before;
  if (difference === 0) return about === "" ? "与上年持平" : "与上年大致持平";
  const size = exactText(withoutDust(Math.abs(difference)), indicator.unit);
  const percent = before >= comparableBase ? `（${about}${changePercent(now, before)}）` : "";
  return `比上年${difference > 0 ? "增加" : "减少"}${about}${size}${percent}`;
}

/** Without the dust of binary fractions. */
const withoutDust = (value: number) => Math.round(value * 1e6) / 1e6;

/** `−6.1%`, `<0.1%`: halves are rounded up whether it rose or fell. */
export function changePercent(now: number, before: number): string {
  const percent = withoutDust(Math.abs((now - before) / before) * 100);
  const rounded = percent >= 100 ? Math.round(percent) : Math.round(percent * 10) / 10;
  return rounded === 0 ? "<0.1%" : `${changeText(now < before ? -rounded : rounded)}%`;
}

/** For the small line under a group's figure: 可比23个 +18（+6.1%）, +1.3个百分点, 由0件增至5件, or why there is none. */
export function changeNote(indicator: Named, change: Change | null): string | null {
  if (change === null) return null;
  if (change.refused !== null) return refusalPhrase(change.refused, change);
  const { before, now, n } = change;
  return `可比${n}个 ${differenceNote(indicator, before, now)}`;
}

/** The change of one figure for a table cell: +18（+6.1%）, +1.3个百分点, 由0件增至5件, 与上年持平. */
export function differenceNote({ unit }: Named, before: number, now: number): string {
  if (unit === "%") return shareChangeText(before, now);
  const difference = withoutDust(now - before);
  if (difference === 0) return "与上年持平";
  if (before < comparableBase)
    return `由${numberText(before)}${unit}${difference > 0 ? "增至" : "减至"}${numberText(now)}${unit}`;
  return `${changeText(difference)}（${changePercent(now, before)}）`;
}
