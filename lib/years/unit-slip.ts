import { cellById, cells } from "@/lib/catalogue/cells";
import { possibleFigure, type YearProblem, type YearReport, yearProblem } from "./year-report";

/** The amounts of money of all forms. */
export const moneyCells = cells
  .filter(({ measure, table }) => measure === "money" && table !== "prose")
  .map(({ id }) => id);

/** 元 for 万元, or the reverse. */
const slip = 10_000;
/** How far from it a slip may be, as amounts differ from year to year. */
const tolerance = 3;
/** Between which multiples of the other size a slip lies, rounded inwards. */
export const slipLimits = { low: Math.ceil(slip / tolerance), high: slip * tolerance };
/** Years are alike whose amounts are less than so many times their median apart. */
const alike = 100;

/**
 * unit-slip: an amount ten thousand times, or a ten-thousandth of, the median of the unit's other years. Which of two
 * sizes is the slip only a majority tells: at least two others are needed, and more than half of all years alike.
 * @param series the reports of one agency and scope, amounts in the unit of the catalogue; by the year found
 */
export function unitSlips(series: readonly YearReport[]): Map<number, YearProblem[]> {
  const found = new Map<number, YearProblem[]>();
  for (const id of moneyCells) {
    const amounts = series.flatMap((report) => {
      const amount = possibleFigure(report, id);
      return amount === null ? [] : [{ year: report.year, amount }];
    });
    for (const { year, amount } of amounts) {
      const others = amounts.filter((other) => other.year !== year);
      const usual = usualAmount(others.map((other) => other.amount));
      if (usual === null || amount === 0 || !isSlip(amount / usual)) continue;
      const { zh, unit } = cellById(id);
      const times = amount > usual ? "一万倍" : "万分之一";
      const message = `${year}年“${zh}”为${amount}${unit}，约为其他${others.length}年中位数${usual}${unit}的${times}，请核对金额的单位。`;
      const seen = [
        [id, amount],
        ...others.map((other) => [`${other.year} ${id}`, other.amount] as const),
      ] as const;
      const problem = yearProblem("unit-slip", [id], message, seen, { found: amount });
      found.set(year, [...(found.get(year) ?? []), problem]);
    }
  }
  return found;
}

/** The median, where there are two amounts at least and more than half of all years, the one in doubt too, are near it. */
function usualAmount(amounts: readonly number[]): number | null {
  if (amounts.length < 2) return null;
  const sorted = [...amounts].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (lower === undefined || upper === undefined) return null;
  const median = Number(((lower + upper) / 2).toFixed(6));
  const near = amounts.filter((amount) => amount > median / alike && amount < median * alike);
  return median > 0 && near.length * 2 > amounts.length + 1 ? median : null;
}

const isSlip = (ratio: number) =>
  [slip, 1 / slip].some((size) => ratio >= size / tolerance && ratio <= size * tolerance);
