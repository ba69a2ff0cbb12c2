import { breakBetween } from "@/lib/catalogue/breaks";
import { type Form, forms } from "@/lib/catalogue/cell";
import type { SeriesBreak } from "@/lib/series";
import type { GroupPoint } from "../group-trend";
import type { MemberValue } from "../member-series";

/** A group changes its form in the year from which nobody uses the older one. */
export function breaksOfGroup(points: readonly GroupPoint[]): SeriesBreak[] {
  return breaksBetween(
    points
      .filter((point) => point.forms.length > 0)
      .map(({ year, forms }) => ({ year, form: oldest(forms) })),
  );
}

export function breaksOfUnits(rows: readonly MemberValue[]): SeriesBreak[] {
  const years = new Map<number, Form[]>();
  for (const { year, form } of rows) if (form) years.set(year, [...(years.get(year) ?? []), form]);
  return breaksBetween(
    [...years].sort(([a], [b]) => a - b).map(([year, own]) => ({ year, form: oldest(own) })),
  );
}

const oldest = (own: readonly Form[]): Form =>
  own.reduce((old, form) => (forms.indexOf(form) > forms.indexOf(old) ? form : old), own[0] ?? "2021");

function breaksBetween(years: readonly { year: number; form: Form }[]): SeriesBreak[] {
  return years.flatMap(({ year, form }, index) => {
    const before = years[index - 1];
    const found = before ? breakBetween(before.form, form) : undefined;
    return found ? [{ year, zh: `${year}年起${found.zh}`, explain: found.explain }] : [];
  });
}
