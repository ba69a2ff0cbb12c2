import { comparableBase } from "@/lib/catalogue/comparison";
import type { Indicator } from "@/lib/catalogue/indicators";
import {
  changeText,
  exactText,
  type Missing,
  missingText,
  numberText,
  shareChangeText,
} from "@/lib/chart/number-text";

/** The fixed phrases of captions, alternative texts and pasting (CHECKS §4). Each names base, comparison and group. */

type Named = Pick<Indicator, "zh" | "unit">;
type Stated = { value: number | null; missing: Missing | null };
export type Measured = { value: number | null; part: number | null; whole: number | null };

/** 临溪区街道、乡镇24个中22个已公开2025年报 */
export function filedPhrase(group: string, members: number, filed: number, year: number): string {
  const all = filed === members ? `${group}${members}个均已公开` : `${group}${members}个中${filed}个已公开`;
  return `${all}${year}年报`;
}

/** 新收申请312件，比上年增加18件（+6.1%） */
export function levelPhrase(indicator: Named, now: Measured, before: Measured | null): string {
  if (now.value === null) return `${indicator.zh}没有可用的数`;
  const own = `${indicator.zh}${exactText(now.value, indicator.unit)}`;
  const change = changePhrase(indicator, now, before);
  return change === null ? own : `${own}，${change}`;
}

/** 临溪区街道、乡镇24个的中位数为3件; null where no figure was given. */
export function medianPhrase(
  indicator: Named,
  group: string,
  n: number,
  median: number | null,
): string | null {
  return median === null ? null : `${group}${n}个的中位数为${exactText(median, indicator.unit)}`;
}

/** 办结4件，结转下年1件: figures beside each other, those without one by their reason. */
export function figuresPhrase(figures: readonly { indicator: Named; now: Stated }[]): string {
  return figures
    .map(({ indicator: { zh, unit }, now }) =>
      now.value === null
        ? `${zh}${missingText(now.missing ?? "no_reports")}`
        : `${zh}${exactText(now.value, unit)}`,
    )
    .join("，");
}

/** 比上年增加18件（+6.1%）; by the number alone under a base of ten; null where there is nothing to compare with. */
export function changePhrase(indicator: Named, now: Measured, before: Measured | null): string | null {
  if (now.value === null || before?.value === null || before === null || before.value === undefined)
    return null;
  const difference = now.value - before.value;
  if (indicator.unit === "%") {
    const points = shareChangeText(before.value, now.value);
    return points.startsWith("0")
      ? "与上年持平"
      : `比上年${difference > 0 ? "上升" : "下降"}${points.replace(/^[+−]/, "")}`;
  }
  if (difference === 0) return "与上年持平";
  const size = exactText(Math.abs(difference), indicator.unit);
  const percent = before.value >= comparableBase ? `（${changePercent(now.value, before.value)}）` : "";
  return `比上年${difference > 0 ? "增加" : "减少"}${size}${percent}`;
}

function changePercent(now: number, before: number): string {
  const percent = ((now - before) / before) * 100;
  const rounded = Math.abs(percent) >= 100 ? Math.round(percent) : Math.round(percent * 10) / 10;
  return `${changeText(rounded)}%`;
}

/** For the small line under a figure: +18（6.1%）, +1.3个百分点, 由0件增至5件. */
export function changeNote(indicator: Named, now: Measured, before: Measured | null): string | null {
  if (now.value === null || before === null || before.value === null) return null;
  const difference = now.value - before.value;
  if (indicator.unit === "%") return shareChangeText(before.value, now.value);
  if (difference === 0) return "与上年持平";
  if (before.value < comparableBase)
    return `由${numberText(before.value)}${indicator.unit}${difference > 0 ? "增至" : "减至"}${numberText(now.value)}${indicator.unit}`;
  return `${changeText(difference)}（${changePercent(now.value, before.value)}）`;
}
