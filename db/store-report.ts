import type { FinishedReading } from "@/lib/ingest/reading";
import { type WriteDb, writing } from "./client";
import { duplicateFinding } from "./duplicate-finding";
import { insertFinding, insertReport } from "./insert-report";
import { type ReportHashes, reportHashes } from "./report-hashes";
import {
  type KnownReport,
  type ReportStatements,
  reportStatements,
  type Slot,
  storedFigures,
} from "./report-statements";
import { scopeNumber } from "./scope-column";
import { yearChecks } from "./year-checks";

export type StoreInput = {
  reading: FinishedReading;
  agencyKey: string;
  /** `name` is the path below the imported folder; it tells refusals and imports of one file apart. */
  file: { name: string; sha256: string; bytes: Uint8Array; format?: string };
  sourceUrl: string | null;
  demo: boolean;
  /** From `startVersion`. */
  versionId: number;
  importedAt?: string;
};

/**
 * `added`: the first of its agency, year and scope. `superseded`: it took the place of an earlier one.
 * `unchanged`: nothing of it is new. `conflict`: stored, but it is older than the one in force, or the same
 * import gave two (a `duplicate` finding says so).
 */
export type Stored = { kind: "added" | "superseded" | "unchanged" | "conflict"; reportId: number };

/**
 * Stores one report in one transaction: all of it or, should the process die, nothing. Nothing new are a file
 * read before with the same result, and another file whose figures and text equal those of any report stored
 * for the agency, year and scope. Otherwise the newer takes the place of the older, by their dates where both
 * have one, else by the order of import; the older one is kept. Throws where the agency or a cell is unknown,
 * and a `DatabaseError` where SQLite cannot write.
 */
export function storeReport(db: WriteDb, input: StoreInput): Stored {
  const statements = reportStatements(db);
  const hashes = reportHashes(input.reading);
  return writing(db, () => storeWithin(statements, input, hashes));
}

function storeWithin(s: ReportStatements, input: StoreInput, hashes: ReportHashes): Stored {
  const { reading, file, versionId } = input;
  const agency = s.agency.get(input.agencyKey);
  if (agency === undefined) throw new Error(`no agency "${input.agencyKey}" to store a report of`);
  s.unrefuse.run(file.name);
  const slot: Slot = [scopeNumber(reading.scope), reading.year, agency];
  const known = s.known.all(...slot);
  const same = known.find((report) => isSame(report, file.sha256, hashes));
  if (same) return { kind: "unchanged", reportId: same.id };

  const current = known.find((report) => report.current === 1);
  const rereads = current?.file === file.sha256;
  const wins = current === undefined || rereads || !isOlder(reading.publishedOn, current.publishedOn);
  const rival = current?.added === versionId && !rereads ? current : undefined;
  if (current && wins) {
    s.supersede.run(versionId, current.id);
    forgetCurrent(s, slot, current.id);
  }
  const reportId = insertReport(s, input, hashes, slot, wins);
  if (rival) {
    const [kept, dropped] = wins ? [reportId, rival.id] : [rival.id, reportId];
    const [keptName, droppedName] = wins ? [file.name, rival.fileName] : [rival.fileName, file.name];
    const duplicate = duplicateFinding(
      storedFigures(s, kept),
      storedFigures(s, dropped),
      keptName,
      droppedName,
    );
    insertFinding(s, slot, kept, duplicate);
  }
  return { kind: current === undefined ? "added" : wins && !rival ? "superseded" : "conflict", reportId };
}

/** Takes what only the report in force may have: its observations, and findings that compare it with other years. */
function forgetCurrent(s: ReportStatements, slot: Slot, report: number): void {
  const [scope, year, agency] = slot;
  s.forget.run(...slot, report);
  for (const check of yearChecks)
    for (const affected of [year, year + 1]) s.forgetFindings.run(scope, affected, agency, check);
}

function isSame(report: KnownReport, file: string, hashes: ReportHashes): boolean {
  if (report.file === file) return report.reading === hashes.reading;
  return report.figures === hashes.figures && report.text === hashes.text;
}

function isOlder(date: string | null, than: string | null): boolean {
  return date !== null && than !== null && date < than;
}
