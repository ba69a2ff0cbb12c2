import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Form } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { remembered } from "../../remembered";
import { agencies, reports, sections } from "../../schema";

/** What a report says in one of the numbered sections of the form; null where it has no such section. */
export type SectionText = { year: number; scope: Scope; form: Form; text: string | null };

/** One section of every report in force of an agency, the latest first. */
export const sectionTexts = remembered(
  "sectionTexts",
  async (db: ReadDb, agencyKey: string, number: number): Promise<SectionText[]> => {
    const rows = await db
      .select({
        id: reports.id,
        year: reports.year,
        scope: reports.scope,
        form: reports.form,
        text: sections.text,
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(sections, and(eq(sections.report, reports.id), eq(sections.number, number)))
      .where(and(eq(agencies.key, agencyKey), isNull(reports.versionSuperseded)))
      .orderBy(desc(reports.year), asc(reports.scope), asc(sections.position));
    const found = new Map<number, SectionText>();
    for (const { id, text, ...report } of rows) {
      await db.soundness?.requireReport(db, id);
      // A section may go on after something that was read as another.
      const before = found.get(id)?.text;
      found.set(id, { ...report, text: before && text !== null ? `${before}\n${text}` : text });
    }
    return [...found.values()];
  },
);
