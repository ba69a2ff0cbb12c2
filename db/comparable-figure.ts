import { cellById } from "@/lib/catalogue/cells";

export type StoredFigure<Reason> = {
  value: number | null;
  missing: Reason | null;
  unit: "元" | "万元" | null;
};
export type ComparableFigure<Reason> = { value: number | null; missing: Reason | "unreadable" | null };

const yuanInTenThousand = 10_000;

/**
 * A printed figure in the unit of the catalogue, as charts compare it. Money printed in 元 is converted; money whose
 * unit is nowhere printed cannot be compared, unless it is none at all.
 */
export function comparableFigure<Reason>(id: string, figure: StoredFigure<Reason>): ComparableFigure<Reason> {
  const { value, missing, unit } = figure;
  const cell = cellById(id);
  if (value === null || value === 0 || cell.measure !== "money" || unit === cell.unit)
    return { value, missing };
  if (unit === null) return { value: null, missing: "unreadable" };
  const factor = unit === "元" ? 1 / yuanInTenThousand : yuanInTenThousand;
  return { value: Number((value * factor).toFixed(6)), missing: null };
}

/** Whether a figure cannot be, by itself: a count below zero or with decimals (CHECKS §4). */
export const isImpossible = (id: string, value: number): boolean =>
  cellById(id).measure === "count" && (value < 0 || !Number.isInteger(value));
