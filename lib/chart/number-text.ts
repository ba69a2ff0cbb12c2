import { missingReasons, type Unit } from "@/lib/catalogue/cell";
import type { Point } from "@/lib/series/series";

export type ValueUnit = Unit | "%";
export type Missing = NonNullable<Point["missing"]>;

const hundredMillion = 100_000_000;
/** What two decimals would make 0, and is not, has two digits. */
const grouped = {
  format: (value: number) => (value !== 0 && Math.abs(value) < 0.005 ? tiny : twoDecimals).format(value),
};
const minus = (text: string) => text.replace("-", "−");
const twoDecimals = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });
const tiny = new Intl.NumberFormat("zh-CN", { maximumSignificantDigits: 2 });
const everyDecimal = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 12 });
const oneDecimal = new Intl.NumberFormat("zh-CN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Without the dust of binary fractions, or a half of the last decimal would fall to either side. */
const exact = (value: number) => (Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12)));

/** `11,398,889`, `−2`, at most two decimals; `0.0025`, which they would make 0. */
export function numberText(value: number): string {
  return minus(grouped.format(exact(value)));
}

/** With all its digits, so that two different figures look different, and a division can be reckoned again. */
export const everyDigit = (value: number): string => minus(everyDecimal.format(value));

/**
 * A share in tenths of a per cent, as it is printed everywhere: rounded, but less than all is never 1000. More than
 * none may be 0, and `shareText` says so. A share of more than all, which cannot be true, stays what it is.
 */
function printedTenths(share: number): number {
  const tenths = Math.round(exact(share * 1000));
  return share < 1 ? Math.min(999, tenths) : tenths;
}

/** A share between 0 and 1 as `61.2%`; `100%` only for all and `0%` only for none. */
export function shareText(share: number): string {
  if (share === 0) return "0%";
  if (share === 1) return "100%";
  const tenths = printedTenths(share);
  if (share > 0 && tenths === 0) return "<0.1%";
  return `${minus(oneDecimal.format(tenths / 10))}%`;
}

/** The difference of two shares as they are printed, so that a reader can check it: `+1.3个百分点`. */
export function shareChangeText(before: number, now: number): string {
  return `${signed((printedTenths(now) - printedTenths(before)) / 10, oneDecimal)}个百分点`;
}

/** A difference of two counts: `+18`, `−3`, `0`. */
export function changeText(difference: number): string {
  return signed(difference, grouped);
}

function signed(value: number, format: Pick<Intl.NumberFormat, "format">): string {
  const said = exact(value);
  return said > 0 ? `+${format.format(said)}` : minus(format.format(said === 0 ? 0 : said));
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
  if (unit === "%") return `${numberText(exact(value * 100))}%`;
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
