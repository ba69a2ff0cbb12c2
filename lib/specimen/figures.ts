import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import { cellsOfForm } from "@/lib/catalogue/cells";

/** What can be printed in a box on purpose; `unreadable` only arises in reading. */
export type SpecimenCell =
  | { kind: "number"; value: number }
  | { kind: "missing"; reason: Exclude<CellMissingReason, "unreadable"> };

export const number = (value: number): SpecimenCell => ({ kind: "number", value });

/** Plain figures as cells. */
export const asCells = (figures: Iterable<readonly [string, number]>): Map<string, SpecimenCell> =>
  new Map([...figures].map(([id, value]) => [id, number(value)]));

/** The figures of one agency and year, for every cell of both forms, so that each form can be printed of them. */
export type Figures = ReadonlyMap<string, number>;

/** The figures that a form has: 200 for 2021, 198 for 2019. Throws, quoting the id, where one is lacking. */
export function onForm(figures: Figures, form: Form): Map<string, number> {
  return new Map(cellsOfForm(form).map(({ id }) => [id, figureAt(figures, id)]));
}

/** The past of an agency that has just been set up: zero everywhere. */
export const nothingYet: Figures = new Map(
  [...cellsOfForm("2019"), ...cellsOfForm("2021")].map(({ id }) => [id, 0]),
);

export function figureAt(figures: Figures, id: string): number {
  const value = figures.get(id);
  if (value === undefined) throw new Error(`no figure for "${id}"`);
  return value;
}

/** Figures of several agencies added up; sums of balanced figures balance. Money to the cent of 万元. */
export function sumFigures(parts: readonly Figures[]): Figures {
  const sums = new Map<string, number>();
  for (const part of parts)
    for (const [id, value] of part) {
      const known = sums.get(id);
      sums.set(id, known === undefined ? value : Math.round((known + value) * 100) / 100);
    }
  return sums;
}
