import { smallestCoverage } from "../catalogue/comparison";
import { smallestBase } from "../catalogue/rates";
import type { ChangeAnswer } from "./answer";
import { sums } from "./group-point";
import { mayJoin } from "./joined";
import { type FigureRow, figureOf, takesPart } from "./table-of-figures";

/** From the year before to a year over the same units; both years are shown. `sameUnits`: every year rests on them. */
export function changeOf(
  rows: readonly FigureRow[],
  year: number,
  matched: boolean,
  indicator: { id: string; kind: "level" | "rate" },
  sameUnits = matched,
): ChangeAnswer {
  const both: FigureRow[] = [];
  let of = 0;
  let undeclared = false;
  for (const row of rows) {
    const before = figureOf(row, year - 1);
    const now = figureOf(row, year);
    if (before.counted && now.counted) of += 1;
    for (const figure of [before, now])
      if (figure.counted && figure.noReport === "not_collected") undeclared = true;
    const inBoth = takesPart(row, year - 1, matched) && takesPart(row, year, matched);
    const { form: from } = before;
    const { form: to } = now;
    if (inBoth && from !== null && to !== null && mayJoin(indicator.id, from, to) !== false) both.push(row);
  }
  const n = both.length;
  const not = (refused: NonNullable<ChangeAnswer["refused"]>): ChangeAnswer => ({
    n,
    of,
    before: null,
    now: null,
    refused,
  });
  if (n === 0) return not("nothing");
  if (n < of * smallestCoverage) return not("coverage");
  if (undeclared && !sameUnits) return not("undeclared");
  const before = sums(both, year - 1);
  const now = sums(both, year);
  if (indicator.kind === "level") return { n, of, before: before.part, now: now.part, refused: null };
  if (before.base < smallestBase || now.base < smallestBase) return not("no_base");
  return { n, of, before: before.part / before.base, now: now.part / now.base, refused: null };
}

/** Of one unit: its own two figures, if both may be used and joined; null where it is not there. */
export function unitChange(
  row: FigureRow,
  year: number,
  indicator: { id: string; kind: "level" | "rate" },
): ChangeAnswer | null {
  const before = figureOf(row, year - 1);
  const now = figureOf(row, year);
  if (now.missing === "not_there") return null;
  const joined =
    before.form !== null && now.form !== null && mayJoin(indicator.id, before.form, now.form) !== false;
  if (!before.usable || !now.usable || !joined)
    return { n: 0, of: 1, before: null, now: null, refused: "nothing" };
  if (before.value === null || now.value === null)
    return { n: 1, of: 1, before: null, now: null, refused: "no_base" };
  return { n: 1, of: 1, before: before.value, now: now.value, refused: null };
}
