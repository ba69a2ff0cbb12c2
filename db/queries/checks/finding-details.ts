import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { CellMissingReason } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place, ReportDocument } from "@/lib/ingest/document";
import { documentOf } from "@/lib/ingest/packed-reading";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies, cells, figures, findings, reports, sources, verdicts } from "../../schema";
import { verdictHolds } from "../finding-conditions";

export type FindingDetail = {
  id: number;
  cells: string[];
  message: string;
  expected: number | null;
  found: number | null;
  /** What a person decided on these very values. */
  verdict: { by: string; at: string; why: string } | null;
};

/** What some findings say, and who decided what about them, by their ids. */
export const findingDetails = remembered(
  "findingDetails",
  async (db: ReadDb, ids: readonly number[]): Promise<Map<number, FindingDetail>> => {
    const rows = await inChunks([...ids], (some) =>
      db
        .select({
          id: findings.id,
          cells: findings.cells,
          message: findings.message,
          expected: findings.expected,
          found: findings.found,
          verdict: { by: verdicts.by, at: verdicts.at, why: verdicts.why },
        })
        .from(findings)
        .leftJoin(verdicts, verdictHolds)
        .where(inArray(findings.id, some)),
    );
    return new Map(rows.map((row) => [row.id, row]));
  },
);

export type SlotDates = {
  id: number;
  /** Or another has taken its place. */
  inForce: boolean;
  agency: string;
  year: number;
  scope: Scope;
  publishedOn: string | null;
  firstPublishedOn: string | null;
  importedAt: string;
};

/** The reports of some agencies, those in force and those they took the place of, in the order of import. */
export const slotDates = remembered(
  "slotDates",
  async (db: ReadDb, agencyKeys: readonly string[]): Promise<SlotDates[]> => {
    const rows = await inChunks([...agencyKeys], (some) =>
      db
        .select({
          id: reports.id,
          agency: agencies.key,
          year: reports.year,
          scope: reports.scope,
          publishedOn: reports.publishedOn,
          firstPublishedOn: reports.firstPublishedOn,
          importedAt: reports.importedAt,
          superseded: reports.versionSuperseded,
        })
        .from(reports)
        .innerJoin(agencies, eq(agencies.id, reports.agency))
        .where(and(isNotNull(reports.versionAdded), inArray(agencies.key, some)))
        .orderBy(asc(reports.id)),
    );
    return rows.map(({ superseded, ...report }) => ({ ...report, inForce: superseded === null }));
  },
);

export type FigureAsPrinted = {
  value: number | null;
  missing: CellMissingReason | null;
  /** As printed; of a figure of the text, its sentence. */
  raw: string;
  at: Place | null;
};

/** Some figures of some reports as printed, by report and cell. */
export const printedFigures = remembered(
  "printedFigures",
  async (
    db: ReadDb,
    reportIds: readonly number[],
    cellIds: readonly string[],
  ): Promise<Map<number, Map<string, FigureAsPrinted>>> => {
    const rows =
      cellIds.length === 0
        ? []
        : await inChunks([...reportIds], (some) =>
            db
              .select({ cell: cells.id, figure: figures })
              .from(figures)
              .innerJoin(cells, eq(cells.number, figures.cell))
              .where(and(inArray(figures.report, some), inArray(cells.id, [...cellIds]))),
          );
    const found = new Map<number, Map<string, FigureAsPrinted>>();
    for (const { cell, figure } of rows) {
      const { value, missing, raw, placeTable: table, placeRow: row, placeColumn: column } = figure;
      const at = table === null || row === null || column === null ? null : { table, row, column };
      const ofReport = found.get(figure.report) ?? new Map<string, FigureAsPrinted>();
      found.set(figure.report, ofReport.set(cell, { value, missing, raw, at }));
    }
    return found;
  },
);

/** The neutral documents of some reports, by their ids. */
export async function reportDocuments(
  db: ReadDb,
  reportIds: readonly number[],
): Promise<Map<number, ReportDocument>> {
  const rows = await inChunks([...reportIds], (some) =>
    db
      .select({ report: sources.report, document: sources.document })
      .from(sources)
      .where(inArray(sources.report, some)),
  );
  return new Map(rows.map(({ report, document }) => [report, documentOf(document)]));
}
