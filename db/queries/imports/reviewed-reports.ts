import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Form } from "@/lib/catalogue/cell";
import { cells as catalogueCells } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import { type ChangedSection, changedSections, type TextSection } from "@/lib/diff/text-changes";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies, cells, figures, reports, sections } from "../../schema";
import { parents } from "../agency-rows";
import { type ReportChangeKind, replaced, reportChangeKind, tookItsPlace } from "./made-versions";

/** A stored report as reviews speak of it. */
type StoredState = {
  id: number;
  fileName: string;
  publishedOn: string | null;
  title: string | null;
  form: Form;
};

export type ReviewedReport = {
  kind: ReportChangeKind;
  agencyKey: string;
  agencyName: string;
  parentKey: string | null;
  parentName: string | null;
  year: number;
  scope: Scope;
  report: StoredState;
  /** The report whose place it took. */
  before: StoredState | null;
  /** Whether it is still in force. */
  inForce: boolean;
};

/** The reports that a version brought, by division code, then by year. */
export const reviewedReports = remembered(
  "reviewedReports",
  async (db: ReadDb, version: number): Promise<ReviewedReport[]> => {
    const rows = await db
      .select({
        kind: reportChangeKind,
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        parentKey: agencies.parentKey,
        parentName: parents.shortName,
        year: reports.year,
        scope: reports.scope,
        report: {
          id: reports.id,
          fileName: reports.fileName,
          publishedOn: reports.publishedOn,
          title: reports.title,
          form: reports.form,
        },
        before: {
          id: replaced.id,
          fileName: replaced.fileName,
          publishedOn: replaced.publishedOn,
          title: replaced.title,
          form: replaced.form,
        },
        superseded: reports.versionSuperseded,
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .leftJoin(replaced, tookItsPlace)
      .where(eq(reports.versionAdded, version))
      .orderBy(asc(agencies.sort), asc(reports.year), asc(reports.scope), asc(reports.id));
    return rows.map(({ superseded, before, ...row }) => ({
      ...row,
      before: row.kind === "unused" ? null : before,
      inForce: superseded === null,
    }));
  },
);

/** The reports in force in a version beside some that it kept and did not use, by the ids of these. */
export async function usedInstead(
  db: ReadDb,
  version: number,
  unused: readonly number[],
): Promise<Map<number, Pick<StoredState, "id" | "fileName" | "publishedOn">>> {
  const used = alias(reports, "used");
  const rows = await inChunks(unused, (some) =>
    db
      .select({ unused: reports.id, id: used.id, fileName: used.fileName, publishedOn: used.publishedOn })
      .from(reports)
      .innerJoin(
        used,
        and(
          eq(used.agency, reports.agency),
          eq(used.scope, reports.scope),
          eq(used.year, reports.year),
          lte(used.versionAdded, version),
          or(isNull(used.versionSuperseded), gt(used.versionSuperseded, version)),
        ),
      )
      .where(inArray(reports.id, some)),
  );
  return new Map(rows.map(({ unused, ...file }) => [unused, file]));
}

/** A figure as a report prints it. `value` and `missing` are exclusive. */
export type PrintedState = Pick<
  typeof figures.$inferSelect,
  "value" | "missing" | "raw" | "unit" | "approximate"
>;

/** A figure that is other in a later report; null where that report, or the earlier one, has no such figure at all. */
export type ChangedCell = { cell: string; before: PrintedState | null; after: PrintedState | null };

export type ReportComparison = {
  /** In the order of the catalogue. */
  cells: ChangedCell[];
  /** How many figures are the same in both, be they numbers or missing. */
  same: number;
  sections: ChangedSection[];
};

/** Two stored reports, by their ids. */
export type ReportPair = { before: number; after: number };

/** What is other in each of some pairs, in their order: every figure, and the text section by section. */
export const comparedVersions = remembered(
  "comparedVersions",
  async (db: ReadDb, pairs: readonly ReportPair[]): Promise<ReportComparison[]> => {
    const ids = [...new Set(pairs.flatMap(({ before, after }) => [before, after]))];
    for (const id of ids) await db.soundness?.requireReport(db, id);
    const printed = await printedStates(db, ids);
    const texts = await textSections(db, ids);
    return pairs.map(({ before, after }) => ({
      ...changedCells(printed.get(before) ?? new Map(), printed.get(after) ?? new Map()),
      sections: changedSections(texts.get(before) ?? [], texts.get(after) ?? []),
    }));
  },
);

async function printedStates(
  db: ReadDb,
  ids: readonly number[],
): Promise<Map<number, Map<string, PrintedState>>> {
  const rows = await inChunks(ids, (some) =>
    db
      .select({
        report: figures.report,
        cell: cells.id,
        state: {
          value: figures.value,
          missing: figures.missing,
          raw: figures.raw,
          unit: figures.unit,
          approximate: figures.approximate,
        },
      })
      .from(figures)
      .innerJoin(cells, eq(cells.number, figures.cell))
      .where(inArray(figures.report, some))
      .orderBy(asc(figures.report), asc(figures.cell)),
  );
  const found = new Map<number, Map<string, PrintedState>>();
  for (const { report, cell, state } of rows)
    found.set(report, (found.get(report) ?? new Map<string, PrintedState>()).set(cell, state));
  return found;
}

/** A number printed another way is the same figure. */
export function changedCells(
  before: ReadonlyMap<string, PrintedState>,
  after: ReadonlyMap<string, PrintedState>,
): Pick<ReportComparison, "cells" | "same"> {
  const all = [...new Set([...before.keys(), ...after.keys()])];
  const changed = all
    .filter((cell) => !isSameFigure(before.get(cell), after.get(cell)))
    .map((cell) => ({ cell, before: before.get(cell) ?? null, after: after.get(cell) ?? null }));
  changed.sort((one, other) => placeOf(one.cell) - placeOf(other.cell));
  return { cells: changed, same: all.length - changed.length };
}

const places = new Map(catalogueCells.map(({ id }, at) => [id, at]));
/** Where a cell stands in the catalogue; what an earlier program read besides comes last. */
const placeOf = (cell: string) => places.get(cell) ?? places.size;

function isSameFigure(one: PrintedState | undefined, other: PrintedState | undefined): boolean {
  if (!one || !other) return false;
  const same = one.value === other.value && one.missing === other.missing;
  return same && one.unit === other.unit && one.approximate === other.approximate;
}

async function textSections(db: ReadDb, ids: readonly number[]): Promise<Map<number, TextSection[]>> {
  const rows = await inChunks(ids, (some) =>
    db
      .select()
      .from(sections)
      .where(inArray(sections.report, some))
      .orderBy(asc(sections.report), asc(sections.position)),
  );
  const found = new Map<number, TextSection[]>();
  for (const { report, number, heading, text } of rows) {
    const known = found.get(report);
    if (known) known.push({ number, heading, text });
    else found.set(report, [{ number, heading, text }]);
  }
  return found;
}
