import type { Quality } from "../catalogue/comparison";
import type { Scope } from "../catalogue/form-facts";
import type { Indicator } from "../catalogue/indicators";
import type { InForce } from "./in-force";
import { type UnitFigure, unitFigure } from "./unit-figure";
import type { Unit, World } from "./world";

/** One row of a group's figures of one indicator: a unit with each year that is shown. */
export type FigureRow = { unit: Unit; byYear: Map<number, UnitFigure> };

export function tableOfFigures(
  world: World,
  reports: ReadonlyMap<string, InForce>,
  units: readonly Unit[],
  asked: { indicator: Indicator; scope: Scope; years: readonly number[]; quality: Quality; alone?: boolean },
): FigureRow[] {
  const rows: FigureRow[] = [];
  for (const unit of units) {
    const byYear = new Map<number, UnitFigure>();
    for (const year of asked.years) byYear.set(year, unitFigure(world, reports, unit, { ...asked, year }));
    rows.push({ unit, byYear });
  }
  return rows;
}

export function figureOf(row: FigureRow, year: number): UnitFigure {
  const figure = row.byYear.get(year);
  if (!figure) throw new Error(`no figure of ${year} for ${row.unit.key}`);
  return figure;
}

/** Whether a total or a change rests on the row in a year; with the same units every year, only if usable in all. */
export function takesPart(row: FigureRow, year: number, matched: boolean): boolean {
  if (!matched) return figureOf(row, year).usable;
  for (const figure of row.byYear.values()) if (!figure.usable) return false;
  return true;
}
