import { inArray, type SQL, sql } from "drizzle-orm";
import { forms } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { cellsOnForm, type Indicator } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { formNumber } from "../coded-columns";
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
  /** 1 where a count among them is negative or has decimals. */
  impossible: SQL<0 | 1>;
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
  const { value } = observations;
  const part = sql<number | null>`sum(case when ${among(indicator.part)} then ${value} end)`;
  const base = sql<number | null>`sum(case when ${among(indicator.whole)} then ${value}
    when ${among(indicator.minus)} then -${value} end)`;
  const needed = forms.map(
    (form) => sql`when ${formNumber(form)} then ${cellsOnForm(indicator, form)?.length ?? -1}`,
  );
  const complete = sql<0 | 1>`case when count(${value}) =
    case ${observations.form} ${sql.join(needed, sql` `)} else -1 end then 1 else 0 end`;
  const counts = among(ids.filter((id) => cellById(id).measure === "count"));
  const impossible = sql<0 | 1>`max(case when ${counts} and (${value} < 0 or ${value} <> round(${value}))
    then 1 else 0 end)`;
  return { cells: [...numbers.values()], part, base, complete, impossible };
}
