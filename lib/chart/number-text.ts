import { missingReasons, type Unit } from "@/lib/catalogue/cell";
import type { Point } from "@/lib/series";

export type ValueUnit = Unit | "%";
export type Missing = NonNullable<Point["missing"]>;

const hundredMillion = 100_000_000;
const minus = (text: string) => text.replace("-", "−");
const grouped = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat("zh-CN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `11,398,889`, `−2`, at most two decimals. */
export function numberText(value: number): string {
  return minus(grouped.format(value));
}

/** A share between 0 and 1 as `61.2%`; `100%` only for all and `0%` only for none. */
export function shareText(share: number): string {
  if (share === 0) return "0%";
  if (share === 1) return "100%";
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share >= 0.9995) return ">99.9%";
  return `${minus(oneDecimal.format(share * 100))}%`;
}

/** The difference of two shares as they are printed: `+1.3个百分点`. */
export function shareChangeText(before: number, now: number): string {
  const difference = Math.round((printedPercent(now) - printedPercent(before)) * 10) / 10;
  return `${signed(difference, oneDecimal)}个百分点`;
}

/** The number of `shareText`: all alone is 100, and less than all never. */
function printedPercent(share: number): number {
  const rounded = Math.round(share * 1000) / 10;
  return share < 1 ? Math.min(rounded, 99.9) : rounded;
}

/** A difference of two counts: `+18`, `−3`, `0`. */
export function changeText(difference: number): string {
  return signed(difference, grouped);
}

function signed(value: number, format: Intl.NumberFormat): string {
  return value > 0 ? `+${format.format(value)}` : minus(format.format(value === 0 ? 0 : value));
}

/** For a table cell: the exact figure, its unit standing in the header. */
export function figureText(value: number, unit: ValueUnit): string {
  return unit === "%" ? shareText(value) : numberText(value);
}

/** For a tooltip or a sentence: the exact figure with its unit. */
export function exactText(value: number, unit: ValueUnit): string {
  return unit === "%" ? shareText(value) : `${numberText(value)}${unit}`;
}

/** For a label in a chart: as `figureText`, but large money in 亿元. */
export function labelText(value: number, unit: ValueUnit): string {
  const yuan = yuanOf(value, unit);
  if (yuan === null || Math.abs(yuan) < hundredMillion) return figureText(value, unit);
  return `${minus(oneDecimal.format(yuan / hundredMillion))}亿元`;
}

/** For a tick of an axis whose largest tick is `largest`: `50%`, `1,500`, `120万`, `5亿元`. */
export function tickText(value: number, largest: number, unit: ValueUnit): string {
  if (value === 0) return unit === "%" ? "0%" : "0";
  if (unit === "%") return `${numberText(Math.round(value * 1000) / 10)}%`;
  const yuan = yuanOf(value, unit);
  const top = Math.abs(yuanOf(largest, unit) ?? largest);
  if (yuan !== null)
    return top >= hundredMillion ? `${numberText(yuan / hundredMillion)}亿元` : numberText(value);
  if (top >= hundredMillion) return `${numberText(value / hundredMillion)}亿`;
  return top >= 100_000 ? `${numberText(value / 10_000)}万` : numberText(value);
}

function yuanOf(value: number, unit: ValueUnit): number | null {
  if (unit === "元") return value;
  return unit === "万元" ? value * 10_000 : null;
}

/** The words for a figure that is not there, never a dash and never 0. */
export function missingText(reason: Missing): string {
  return missingReasons[reason].zh;
}

export function missingExplained(reason: Missing): string {
  return missingReasons[reason].explain;
}
