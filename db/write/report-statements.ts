import type { WriteDb } from "../client";
import { comparableFigure } from "../comparable-figure";
import { marks } from "../engine/engine";

/** A report already stored for the same agency, year and scope. */
export type KnownReport = {
  id: number;
  file: string;
  figures: string;
  text: string;
  reading: string;
  publishedOn: string | null;
  title: string | null;
  agencyPrinted: string | null;
  published: 0 | 1;
};

type Integer = number;
export type Slot = readonly [scope: Integer, year: Integer, agency: Integer];

/** The numbers by which a database knows the cells, and back. */
type CellNumbers = { cells: ReadonlyMap<string, Integer>; ids: ReadonlyMap<Integer, string> };

const kept = new WeakMap<WriteDb, CellNumbers>();

/** Asked once of a connection: numbers never change. */
export async function storedCellNumbers(db: WriteDb): Promise<CellNumbers> {
  const known = kept.get(db);
  if (known) return known;
  const rows = await db.engine.rows<{ id: string; number: Integer }>("select id, number from cells");
  const fresh = {
    cells: new Map(rows.map(({ id, number }) => [id, number])),
    ids: new Map(rows.map(({ id, number }) => [number, id])),
  };
  kept.set(db, fresh);
  return fresh;
}

export async function knownReports({ engine }: WriteDb, slot: Slot): Promise<KnownReport[]> {
  return engine.rows<KnownReport>(
    `select id, file_sha256 as file, figures_sha256 as figures, text_sha256 as text, reading_sha256 as reading,
       published_on as "publishedOn", title, agency_printed as "agencyPrinted",
       case when version_added is null then 0 else 1 end as published
     from reports where scope = ? and year = ? and agency = ? order by id`,
    slot,
  );
}

/** By the id of a cell, its value or the reason why there is none. */
export type StoredFigures = ReadonlyMap<string, number | string>;

/** The figures of stored reports, by the ids of these: all, or those of some cells. */
export async function storedFigures(
  db: WriteDb,
  reports: readonly number[],
  of?: readonly string[],
): Promise<ReadonlyMap<number, StoredFigures>> {
  const { cells, ids } = await storedCellNumbers(db);
  const figures = new Map(reports.map((report) => [report, new Map<string, number | string>()]));
  const numbers = of?.flatMap((id) => cells.get(id) ?? []) ?? [];
  const some = of ? `and cell in (${numbers.join(", ") || "null"})` : "";
  const rows = await db.engine.rows<{
    report: Integer;
    cell: Integer;
    value: number | null;
    missing: string | null;
  }>(`select report, cell, value, missing from figures where report in (${marks(reports)}) ${some}`, reports);
  for (const { report, cell, value, missing } of rows) {
    const id = ids.get(cell);
    const figure = value ?? missing;
    if (id !== undefined && figure !== null) figures.get(report)?.set(id, figure);
  }
  return figures;
}

/** The amounts of money of stored reports, by the ids of these, in the unit of the catalogue. */
export async function storedAmounts(
  db: WriteDb,
  reports: readonly number[],
  of: readonly string[],
): Promise<ReadonlyMap<number, StoredFigures>> {
  const { cells, ids } = await storedCellNumbers(db);
  const amounts = new Map(reports.map((report) => [report, new Map<string, number | string>()]));
  const numbers = of.flatMap((id) => cells.get(id) ?? []);
  const rows = await db.engine.rows<AmountRow>(
    `select report, cell, value, missing, unit from figures
     where report in (${marks(reports)}) and cell in (${numbers.join(", ") || "null"})`,
    reports,
  );
  for (const { report, cell, ...figure } of rows) {
    const id = ids.get(cell);
    if (id === undefined) continue;
    const { value, missing } = comparableFigure(id, figure);
    const amount = value ?? missing;
    if (amount !== null) amounts.get(report)?.set(id, amount);
  }
  return amounts;
}

type AmountRow = {
  report: Integer;
  cell: Integer;
  value: number | null;
  missing: string | null;
  unit: "元" | "万元" | null;
};

/** The sections of stored reports that hold any of some words, by the ids of the reports. */
export async function sectionsWith(
  db: WriteDb,
  reports: readonly number[],
  words: readonly string[],
): Promise<ReadonlyMap<number, string[]>> {
  const found = new Map<number, string[]>();
  const rows = await db.engine.rows<{ report: Integer; text: string }>(
    `select report, text from sections where report in (${marks(reports)})
     and (${words.map(() => "text like ?").join(" or ")}) order by report, position`,
    [...reports, ...words.map((word) => `%${word}%`)],
  );
  for (const { report, text } of rows) found.set(report, [...(found.get(report) ?? []), text]);
  return found;
}
