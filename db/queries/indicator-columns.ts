import { inArray, type SQL, sql } from "drizzle-orm";
import { type Form, forms } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Indicator } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import type { ReadDb } from "../client";
import { formNumber } from "../form-column";
import { cells, observations } from "../schema";

/** An indicator in terms of the observations of one report, grouped. */
export type IndicatorColumns = {
  /** Numbers of all its cells. */
  cells: number[];
  /** Σ part. */
  part: SQL<number | null>;
  /** Σ whole − Σ minus; null for a level. */
  base: SQL<number | null>;
  /** 1 where all cells that the form has are numbers, and it has a part (and a whole). */
  complete: SQL<0 | 1>;
  /** Σ part, or the rate where its base is large enough; else null. */
  value: SQL<number | null>;
};

/** The expressions for an indicator, to be used where `observations` are grouped by agency, year and form. */
export async function indicatorColumns(db: ReadDb, indicator: Indicator): Promise<IndicatorColumns> {
  const ids = [...new Set([...indicator.part, ...indicator.whole, ...indicator.minus])];
  const rows = await db.select().from(cells).where(inArray(cells.id, ids));
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const among = (list: readonly string[]) =>
    inArray(
      observations.cell,
      list.flatMap((id) => numbers.get(id) ?? []),
    );
  const part = sql<number | null>`sum(case when ${among(indicator.part)} then ${observations.value} end)`;
  const base = sql<number | null>`sum(case when ${among(indicator.whole)} then ${observations.value}
    when ${among(indicator.minus)} then -${observations.value} end)`;
  const needed = forms.map((form) => sql`when ${formNumber(form)} then ${cellsNeeded(indicator, form)}`);
  const complete = sql<0 | 1>`case when count(${observations.value}) =
    case ${observations.form} ${sql.join(needed, sql` `)} else -1 end then 1 else 0 end`;
  const value =
    indicator.kind === "level"
      ? sql<number | null>`case when ${complete} = 1 then ${part} end`
      : sql<
          number | null
        >`case when ${complete} = 1 and ${base} >= ${smallestBase} then 1.0 * ${part} / ${base} end`;
  return { cells: [...numbers.values()], part, base, complete, value };
}

/** How many cells a report on the form must give; -1 where the form does not have the indicator. */
export function cellsNeeded({ kind, part, whole, minus }: Indicator, form: Form): number {
  const has = (id: string) => cellById(id).forms.includes(form);
  if (!part.some(has) || (kind === "rate" && !whole.some(has))) return -1;
  return [...new Set([...part, ...whole, ...minus])].filter(has).length;
}
