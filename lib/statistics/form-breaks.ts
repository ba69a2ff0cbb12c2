import type { Form } from "@/lib/catalogue/cell";
import { breakBetween } from "@/lib/catalogue/comparison";
import { type Indicator, isProse } from "@/lib/catalogue/indicators";
import type { SeriesBreak } from "@/lib/series/series";

type Filed = { agencyKey: string; year: number; form: Form | null };

/**
 * The years in which some agency's form differs from that of its report before, with the clause for the indicator.
 * What only the prose states does not depend on the form. A report on no form stands between two others without
 * hiding what changed from the one to the other.
 */
export function formBreaks(indicator: Indicator, rows: readonly Filed[]): SeriesBreak[] {
  if (isProse(indicator)) return [];
  const latest = new Map<string, Form>();
  const forms = new Map<number, Set<Form>>();
  const filed = rows.filter(({ form }) => form !== null && form !== "none");
  for (const { year, form } of filed) {
    if (form === null) continue;
    const seen = forms.get(year) ?? new Set();
    forms.set(year, seen.add(form));
  }
  const found = new Map<number, SeriesBreak>();
  for (const { agencyKey, year, form } of [...filed].sort((a, b) => a.year - b.year)) {
    if (form === null) continue;
    const before = latest.get(agencyKey);
    latest.set(agencyKey, form);
    const between = before && breakBetween(indicator.id, before, form);
    if (!between) continue;
    const { item, clause } = between;
    const all = forms.get(year)?.size === 1;
    const known = found.get(year);
    found.set(year, {
      year,
      joined: clause.joined && (known?.joined ?? true),
      zh: `${year}年起${all ? "" : "部分机关"}${item.zh}`,
      explain: clause.explain,
    });
  }
  return [...found.values()].sort((a, b) => a.year - b.year);
}
