import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import { finishOutcome } from "@/lib/ingest/packed-reading";
import type { CellReading, FinishedReading, Problem, ReportReading } from "@/lib/ingest/reading";
import { openForWriting, type WriteDb } from "./client";
import { closeImport, type OpenImport, openImport } from "./write/open-import";
import { type Published, type Publishing, publish } from "./write/publish";
import type { PublishedReport } from "./write/put-in-force";
import { type AgencyInput, stageAgencies } from "./write/store-agency";
import { type Staged, storeReport } from "./write/store-report";

/** An agency of a test, with what is not said filled in. */
export type PlainAgency = Partial<AgencyInput> & { key: string };

/** A report of a test: cell ids with a number or the reason why there is none. */
export type PlainReport = {
  agency: string;
  year: number;
  cells?: Record<string, number | CellMissingReason>;
  prose?: Record<string, { value: number; approximate: boolean }>;
  form?: Form;
  scope?: Scope;
  status?: "accepted" | "flagged";
  publishedOn?: string | null;
  problems?: Problem[];
  text?: string;
  file?: string;
  /** The content of its file, where that is not told by all the others. */
  bytes?: string;
};

export type TestDatabase = { db: WriteDb; path: string; close(): void };

/** What became of a report: it was published, or nothing of it was new. */
export type Stored = { kind: PublishedReport["kind"] | "unchanged"; reportId: number };

/** A database in a folder of its own, filled from plain rows in one import; `close` removes it. */
export function testDatabase(
  rows: { agencies?: readonly PlainAgency[]; reports?: readonly PlainReport[] } = {},
): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  const path = join(folder, "test.sqlite");
  const db = openForWriting(path);
  importRows(db, rows);
  const close = () => {
    db.close();
    rmSync(folder, { recursive: true });
  };
  return { db, path, close };
}

/** One import: a version of its own for all of the reports. */
export function importReports(db: WriteDb, reports: readonly PlainReport[]): Stored[] {
  return importRows(db, { reports }).stored;
}

/** One import of agencies, reports and declarations, published. */
export function importRows(
  db: WriteDb,
  rows: { agencies?: readonly PlainAgency[]; reports?: readonly PlainReport[] } & Publishing,
): Published & { stored: Stored[] } {
  const { agencies = [], reports = [], ...publishing } = rows;
  return importing(db, (by) => {
    stageAgencies(db, by, agencies.map(agencyOf));
    const staged = reports.map((report) => importReport(db, report, by));
    const published = publish(db, by, publishing);
    const stored = staged.map(({ kind, reportId }): Stored => {
      const found = kind === "staged" ? published.reports.get(reportId) : undefined;
      return { kind: found?.kind ?? "unchanged", reportId };
    });
    return { ...published, stored };
  });
}

/** Agencies as an import of their own. */
export function storeAgencies(db: WriteDb, agencies: readonly PlainAgency[]): void {
  importRows(db, { agencies });
}

/** Work with an import that is closed whatever happens. */
export function importing<Result>(db: WriteDb, work: (by: OpenImport) => Result): Result {
  const by = openImport();
  try {
    return work(by);
  } finally {
    closeImport(db, by);
  }
}

/** Stages a report in an import that is under way. */
export function importReport(db: WriteDb, report: PlainReport, by: OpenImport): Staged {
  const bytes = Buffer.from(report.bytes ?? JSON.stringify(report));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = report.file ?? `${report.agency}-${report.year}-${report.scope ?? "own"}.txt`;
  return storeReport(db, by, {
    reading: readingOf(report),
    agencyKey: report.agency,
    file: { name, sha256, bytes },
    sourceUrl: null,
    demo: false,
  });
}

export function agencyOf(plain: PlainAgency): AgencyInput {
  return {
    code: /^\d+$/.test(plain.key) ? plain.key : null,
    name: plain.shortName ?? plain.key,
    shortName: plain.key,
    kind: "township",
    parentKey: null,
    assigned: true,
    expected: true,
    demo: false,
    ...plain,
  };
}

export function readingOf(report: PlainReport): FinishedReading {
  const text = report.text ?? `${report.agency} ${report.year}`;
  const at = { table: 1, row: 1, column: 1 };
  const cell = (id: string, figure: number | CellMissingReason): CellReading =>
    typeof figure === "number"
      ? {
          kind: "number",
          value: figure,
          raw: String(figure),
          at,
          ...(cellById(id).measure === "money" ? { unit: "万元" as const } : {}),
        }
      : { kind: "missing", reason: figure, raw: "", at };
  const read: ReportReading = {
    status: report.status ?? "accepted",
    agency: report.agency,
    year: report.year,
    form: report.form ?? "2021",
    scope: report.scope ?? "own",
    publishedOn: report.publishedOn ?? null,
    title: `${report.agency}${report.year}`,
    cells: new Map(Object.entries(report.cells ?? {}).map(([id, figure]) => [id, cell(id, figure)])),
    prose: new Map(
      Object.entries(report.prose ?? {}).map(([id, figure]) => [
        id,
        { ...figure, raw: text, at, section: 1 },
      ]),
    ),
    problems: report.problems ?? [],
    sections: [{ heading: "一", text, number: 1 }],
    document: { format: "text", metadata: [], blocks: [{ kind: "paragraph", text, line: 1 }] },
  };
  const finished = finishOutcome(read);
  if (finished.status === "refused") throw new Error(finished.reason);
  return finished;
}
