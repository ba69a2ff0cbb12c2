import { breakBetween } from "@/lib/catalogue/breaks";
import type { Indicator } from "@/lib/catalogue/indicators";
import { type Change, refusedChange } from "@/lib/series/series";
import { isUsable, type UnitFigure } from "./unit-figure";

/** Whether two figures of one agency may be compared: both usable, on forms over which the indicator goes on. */
export function isComparable(
  { id }: Pick<Indicator, "id">,
  before: UnitFigure | undefined,
  now: UnitFigure | undefined,
): boolean {
  if (!before?.form || !now?.form || !isUsable(before) || !isUsable(now)) return false;
  return breakBetween(id, before.form, now.form)?.clause.joined ?? true;
}

/** The change of one agency's figure from the year before. */
export function unitChange(
  indicator: Indicator,
  before: UnitFigure | undefined,
  now: UnitFigure | undefined,
): Change {
  if (!before || !now || !isComparable(indicator, before, now)) return refusedChange("nothing", 0, 1);
  if (before.value === null || now.value === null) return refusedChange("no_base", 1, 1);
  return { n: 1, of: 1, before: before.value, now: now.value, refused: null };
}
