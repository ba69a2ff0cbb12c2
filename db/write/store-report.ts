import type { FinishedReading } from "@/lib/ingest/reading";
import { type WriteDb, writing } from "../client";
import { scopeNumber } from "../coded-columns";
import { insertReport } from "./insert-report";
import { announce, type OpenImport } from "./open-import";
import { type ReportHashes, reportHashes } from "./report-hashes";
import { type KnownReport, knownReports, type Slot } from "./report-statements";

export type StoreInput = {
  reading: FinishedReading;
  agencyKey: string;
  /** `name` is the path below the imported folder; it tells refusals and imports of one file apart. */
  file: { name: string; sha256: string; bytes: Uint8Array; format?: string };
  sourceUrl: string | null;
  demo: boolean;
  importedAt?: string;
};

/** `unchanged`: nothing of it is new. `staged`: stored, and seen by nobody until its import is published. */
export type Staged = { kind: "staged" | "unchanged"; reportId: number };

/**
 * Stages one report in one transaction: all of it or, should the process die, nothing. Nothing new are a file read
 * before with the same result, and another file whose figures, text, title, printed agency and date equal those of
 * any report stored for the agency, year and scope. What another import has staged and not published is taken over,
 * not stored twice. Throws where the agency or a cell is unknown, and a `DatabaseError` where the engine cannot write.
 */
export async function storeReport(db: WriteDb, by: OpenImport, input: StoreInput): Promise<Staged> {
  const hashes = reportHashes(input.reading);
  return writing(db, () => stageWithin(db, by, input, hashes));
}

async function stageWithin(
  db: WriteDb,
  by: OpenImport,
  input: StoreInput,
  hashes: ReportHashes,
): Promise<Staged> {
  const { engine } = db;
  const { reading, file } = input;
  const [agency] = await engine.rows<{ id: number }>("select id from agencies where key = ?", [
    input.agencyKey,
  ]);
  if (!agency) throw new Error(`no agency "${input.agencyKey}" to store a report of`);
  // It was refused when it came before, and is no longer.
  await engine.change("delete from refusals where file_name = ?", [file.name]);
  const slot: Slot = [scopeNumber(reading.scope), reading.year, agency.id];
  const same = (await knownReports(db, slot)).find((report) => isSame(report, input, hashes));
  if (same && (same.published === 1 || by.reports.has(same.id)))
    return { kind: "unchanged", reportId: same.id };
  await announce(db, by);
  const reportId = same?.id ?? (await insertReport(db, input, hashes, slot, by.token));
  if (same) await engine.change("update reports set staged_by = ? where id = ?", [by.token, same.id]);
  by.reports.add(reportId);
  return { kind: "staged", reportId };
}

function isSame(report: KnownReport, { reading, file }: StoreInput, hashes: ReportHashes): boolean {
  if (report.file === file.sha256) return report.reading === hashes.reading;
  return (
    report.figures === hashes.figures &&
    report.text === hashes.text &&
    report.publishedOn === reading.publishedOn &&
    report.title === reading.title &&
    report.agencyPrinted === reading.agency
  );
}
