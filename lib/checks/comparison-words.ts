import { findCell } from "@/lib/catalogue/cells";
import type { CheckId, FilingCheckId } from "@/lib/catalogue/checks";
import { requestCellId } from "@/lib/catalogue/requests";
import { everyDigit, numberText } from "@/lib/chart/number-text";
import { countChangeChance, rare } from "@/lib/statistics/beyond-chance";
import { quartilesOf } from "@/lib/statistics/group-figures";
import { slipLimits } from "@/lib/years/unit-slip";
import type { FigureAt } from "./formula";

/** A finding as far as it is reckoned again. */
export type ReckonedFinding = {
  check: CheckId | FilingCheckId;
  cells: readonly string[];
  year: number;
  expected: number | null;
  found: number | null;
  /** Of an amount, those of the agency's other years. */
  otherYears: readonly number[];
};

/**
 * What a check that is no sum holds against what, with the figures in it: 新收申请：2024年12件，2025年40件；12件之后，偶然波动的范围
 * （99.8%）为2–30件，40件在范围之外. Null where a figure is missing, or nothing more can be said than the finding says.
 */
export function comparisonWords(finding: ReckonedFinding, figureAt: FigureAt): string | null {
  const { check, cells, year, expected, found, otherYears } = finding;
  const [cell] = cells;
  const now = cell === undefined ? null : figureAt(cell, "after");
  const name = findCell(cell ?? "")?.zh ?? "";
  switch (check) {
    case "jump": {
      const last = cell === undefined ? null : figureAt(cell, "before");
      return last === null || now === null ? null : jumpWords(name, year, last, now);
    }
    case "growth": {
      const last = cell === undefined ? null : figureAt(cell, "before");
      return last === null || now === null || expected === null || found === null
        ? null
        : growthWords({ name, year, last, now, expected, found });
    }
    case "pending": {
      const pending = cell?.replace(/\.total$/, ".pending");
      const left = pending === undefined ? null : figureAt(pending, "before");
      if (left === null || now === null || pending === undefined) return null;
      return `${year - 1}年${findCell(pending)?.zh ?? ""}${numberText(left)}，${year}年${name}${numberText(now)}，${numberText(left)}＞${numberText(now)}`;
    }
    case "unit-slip":
      return now === null ? null : slipWords(name, findCell(cell ?? "")?.unit ?? "件", now, otherYears);
    case "parent-sum":
      return expected === null || found === null
        ? null
        : `${name}：全域汇总${numberText(found)}，各机关合计${numberText(expected)}，相差${numberText(Math.abs(found - expected))}`;
    case "no-requests": {
      const asked = (["received", "carried_in"] as const).map((row) => requestCellId(row, "total"));
      const done = cells.filter((id) => !asked.some((one) => one === id));
      const told = done.flatMap((id) => {
        const value = figureAt(id, "after");
        return value ? [`${findCell(id)?.zh ?? id}${numberText(value)}`] : [];
      });
      const isNothing = asked.every((id) => figureAt(id, "after") === 0);
      return isNothing && told.length > 0 ? `新收申请0＋上年结转0＝0，而${told.join("、")}` : null;
    }
    case "legal-subtotal": {
      const parts = cells.map((id) => figureAt(id, "after") ?? Number.NaN);
      const sum = parts.reduce((total, part) => total + part, 0);
      // The subtotal is no cell of the catalogue: what is printed of it is in the finding alone.
      if (found === null || sum !== expected || sum === found) return null;
      const terms = cells.map((id, at) => `${findCell(id)?.zh ?? id}${numberText(parts[at] ?? 0)}`);
      return `${terms.join("＋")}＝${numberText(sum)}，法人小计${numberText(found)}，相差${numberText(Math.abs(sum - found))}`;
    }
    case "all-closed":
      return now === null ? null : `${name}${numberText(now)}＞0`;
    case "prose-table":
    case "prose-sum":
      return expected === null || found === null || expected === found
        ? null
        : `正文所写${numberText(found)}，按${check === "prose-table" ? "表" : "各项之和"}应为${numberText(expected)}，相差${numberText(Math.abs(found - expected))}`;
    default:
      return null;
  }
}

function jumpWords(name: string, year: number, last: number, now: number): string {
  const isWithin = (count: number) => countChangeChance(last, count) >= rare;
  // The range is one run around the count of the year before.
  const low = boundary(0, last, isWithin);
  const high = boundary(2 * last + 40, last, isWithin);
  const range = `${numberText(low)}–${numberText(high)}件`;
  return `${name}：${year - 1}年${numberText(last)}件，${year}年${numberText(now)}件；${numberText(last)}件之后，偶然波动的范围（99.8%）为${range}，${numberText(now)}件在范围之外`;
}

/** The last whole number on the way from one within to one that may be without of which all between are within. */
function boundary(without: number, within: number, isWithin: (count: number) => boolean): number {
  if (isWithin(without)) return without;
  let [outer, inner] = [without, within];
  while (Math.abs(outer - inner) > 1) {
    const middle = Math.trunc((outer + inner) / 2);
    if (isWithin(middle)) inner = middle;
    else outer = middle;
  }
  return inner;
}

type GrowthFacts = {
  name: string;
  year: number;
  last: number;
  now: number;
  expected: number;
  found: number;
};

/** Where 收到 means new requests and those carried in, its figures are not those of the cell, and nothing is reckoned. */
function growthWords({ name, year, last, now, expected, found }: GrowthFacts): string | null {
  const years = `${name}：${year - 1}年${numberText(last)}，${year}年${numberText(now)}`;
  const difference = now - last;
  const signed = (value: number) => `${value < 0 ? "−" : ""}${numberText(Math.abs(value))}`;
  const percent = last === 0 ? null : Math.round((difference / last) * 1000) / 10;
  if (percent !== null && Math.abs(percent) === expected)
    return `${years}，（${numberText(now)}－${numberText(last)}）÷${numberText(last)}＝${signed(percent)}%，正文所写${numberText(found)}%`;
  if (Math.abs(difference) === expected)
    return `${years}，${numberText(now)}－${numberText(last)}＝${signed(difference)}，正文所写${numberText(found)}件`;
  return null;
}

function slipWords(name: string, unit: string, now: number, otherYears: readonly number[]): string | null {
  const { median } = quartilesOf(otherYears);
  if (median === null || median === 0 || otherYears.length < 2) return null;
  const others = `其他${otherYears.length}年${otherYears.map(everyDigit).join("、")}，中位数${everyDigit(median)}${unit}`;
  const isLarge = now > median;
  const times = isLarge ? now / median : median / now;
  const limits = `${numberText(slipLimits.low)}–${numberText(slipLimits.high)}倍`;
  const ratio = isLarge
    ? `${everyDigit(now)}÷${everyDigit(median)}`
    : `${everyDigit(median)}÷${everyDigit(now)}`;
  return `${name}${everyDigit(now)}${unit}；${others}；${ratio}≈${numberText(Math.round(times))}倍，在万元与元相差的范围（${limits}）之内`;
}
