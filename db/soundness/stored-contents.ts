import { asc, inArray } from "drizzle-orm";
import { marks } from "../engine/engine";
import type { ReadDb } from "../handles";
import { sections, sources } from "../schema";
import type { ReportContent } from "./report-content";

/** A figure as it is compared; `form` as its number. */
export type Observed = { form: number; value: number | null; missing: string | null };

/** A report's content, with the observations that there are of its slot for its figures, in their order. */
export type StoredReportContent = ReportContent & {
  figures: unknown[][];
  observed: (Observed | null)[];
};

/** A figure's own columns, and how many they are; then its report and its observation. */
const figureColumns = 9;
const figuresStatement = (reports: readonly number[]) =>
  `select f.cell, f.value, f.missing, f.raw, f.unit, f.place_table, f.place_row, f.place_column, f.approximate,
     f.report, o.form, o.value, o.missing
   from figures f join reports r on r.id = f.report
   left join observations o on o.cell = f.cell and o.scope = r.scope and o.year = r.year and o.agency = r.agency
   where f.report in (${marks(reports)}) order by f.report, f.cell`;

/** The contents of stored reports by their ids; what is lost of one is absent from its content. */
export async function storedContents(
  db: Pick<ReadDb, "select" | "tuples">,
  ids: readonly number[],
): Promise<Map<number, StoredReportContent>> {
  const contents = new Map(ids.map((id) => [id, emptyContent()]));
  for (const row of await db.tuples(figuresStatement(ids), ids)) {
    const [report, form, value, missing] = row.splice(figureColumns);
    const content = contents.get(Number(report));
    // One engine says true and false where the other has numbers.
    row[figureColumns - 1] = Number(row[figureColumns - 1]);
    content?.figures.push(row);
    // What the columns of these names hold.
    content?.observed.push(form === null ? null : ({ form, value, missing } as Observed));
  }
  const written = await db
    .select()
    .from(sections)
    .where(inArray(sections.report, [...ids]))
    .orderBy(asc(sections.report), asc(sections.position));
  for (const { report, position, number, heading, text } of written)
    contents.get(report)?.sections.push([position, number, heading, text]);
  const documents = await db
    .select()
    .from(sources)
    .where(inArray(sources.report, [...ids]));
  for (const { report, document } of documents) {
    const content = contents.get(report);
    if (content) content.document = document;
  }
  return contents;
}

const emptyContent = () => ({
  figures: [] as unknown[][],
  observed: [] as (Observed | null)[],
  sections: [] as unknown[][],
  document: new Uint8Array() as Uint8Array,
});
