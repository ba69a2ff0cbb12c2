import type { Form } from "@/lib/catalogue/cell";
import type { Indicator } from "@/lib/catalogue/indicators";
import { type AgencyFigure, isComparable, isUsable, rateFigure } from "./agency-figure";

/** A share over several years of one agency: `years` are those that it rests on, `forms` theirs. */
export type PooledFigure = { figure: AgencyFigure; years: readonly number[]; forms: readonly Form[] };

/**
 * One agency's figures of some years, of which the last is the year shown, as one: a share is Σpart/Σwhole over the years that
 * have both, so that a small whole becomes one that says something. Years over which the indicator does not go on from the latest
 * usable one are left out; a level is not put together, and stays that of the last year.
 */
export function pooledFigure(indicator: Indicator, rows: readonly AgencyFigure[]): PooledFigure | null {
  const last = rows.at(-1);
  if (!last) return null;
  const own = { figure: last, years: [last.year], forms: last.form === null ? [] : [last.form] };
  if (indicator.kind === "level" || rows.length === 1) return own;
  const latest = rows.findLast(isUsable);
  if (!latest) return own;
  const used = rows.filter((row) => row === latest || isComparable(indicator, row, latest));
  const [part, whole] = [sum(used.map((row) => row.part)), sum(used.map((row) => row.whole))];
  const figure: AgencyFigure = {
    ...last,
    ...rateFigure(part, whole),
    part,
    whole,
    form: latest.form,
    checks: [...new Set(used.flatMap(({ checks }) => checks))].sort(),
    approximate: used.some(({ approximate }) => approximate),
  };
  const forms = [...new Set(used.flatMap(({ form }) => form ?? []))].sort();
  return { figure, years: used.map(({ year }) => year), forms };
}

/** Of usable shares: each has what is added. */
const sum = (amounts: readonly (number | null)[]) =>
  amounts.flatMap((amount) => amount ?? []).reduce((total, amount) => total + amount, 0);
