import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import { finishOutcome } from "@/lib/ingest/packed-reading";
import type { CellReading, FinishedReading, Problem, ReportReading, Section } from "@/lib/ingest/reading";
import { databaseAddress, usesPostgres } from "@/lib/settings";
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
  /** In place of the text in a section of its own. */
  sections?: readonly Section[];
  file?: string;
  /** The content of its file, where that is not told by all the others. */
  bytes?: string;
};

export type TestDatabase = { db: WriteDb; path: string; close(): Promise<void> };

/** What became of a report: it was published, or nothing of it was new. */
export type Stored = { kind: PublishedReport["kind"] | "unchanged"; reportId: number };

/** A database of its own, of the engine that is tested, filled from plain rows in one import; `close` removes it. */
export async function testDatabase(
  rows: { agencies?: readonly PlainAgency[]; reports?: readonly PlainReport[] } = {},
): Promise<TestDatabase> {
  const { address, remove } = await emptyDatabase();
  const db = await openForWriting(address);
  await importRows(db, rows);
  const close = async () => {
    await db.close();
    await remove();
  };
  return { db, path: address, close };
}

/** Where a database is, or can be made. */
export type DatabasePlace = { address: string; remove(): Promise<void> };

/** A copy of a database of the engine that is tested, in which there is nothing yet. */
export const emptyDatabase = (): Promise<DatabasePlace> => (usesPostgres() ? postgresCopy() : sqliteCopy());

/** Where a database of the engine that is tested can be copied to: a file that is not there, or an empty database. */
export const placeForCopy = async (): Promise<DatabasePlace> =>
  usesPostgres() ? postgresCopy() : freeFile();

/** A new database as a file, once made: to migrate one for every test takes seven times as long as to copy it. */
let emptyFile: Promise<Uint8Array> | undefined;

async function sqliteCopy(): Promise<DatabasePlace> {
  emptyFile ??= newSqliteFile();
  const place = freeFile();
  writeFileSync(place.address, await emptyFile);
  return place;
}

function freeFile(): DatabasePlace {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  return { address: join(folder, "test.sqlite"), remove: async () => rmSync(folder, { recursive: true }) };
}

async function newSqliteFile(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  const address = join(folder, "empty.sqlite");
  await (await openForWriting(address)).close();
  const bytes = readFileSync(address);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A copy of the empty database that the server of the tests has. */
async function postgresCopy(): Promise<DatabasePlace> {
  const template = new URL(databaseAddress());
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const ask = async (statement: string) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client(new URL("/postgres", template).href);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await ask(`create database ${name} template ${template.pathname.slice(1)}`);
  return {
    address: new URL(`/${name}`, template).href,
    remove: () => ask(`drop database ${name} with (force)`),
  };
}

/** One import: a version of its own for all of the reports. */
export async function importReports(db: WriteDb, reports: readonly PlainReport[]): Promise<Stored[]> {
  return (await importRows(db, { reports })).stored;
}

/** One import of agencies, reports and declarations, published. */
export async function importRows(
  db: WriteDb,
  rows: { agencies?: readonly PlainAgency[]; reports?: readonly PlainReport[] } & Publishing,
): Promise<Published & { stored: Stored[] }> {
  const { agencies = [], reports = [], ...publishing } = rows;
  return await importing(db, async (by) => {
    await stageAgencies(db, by, agencies.map(agencyOf));
    const staged: Staged[] = [];
    for (const report of reports) staged.push(await importReport(db, report, by));
    const published = await publish(db, by, publishing);
    const stored = staged.map(({ kind, reportId }): Stored => {
      const found = kind === "staged" ? published.reports.get(reportId) : undefined;
      return { kind: found?.kind ?? "unchanged", reportId };
    });
    return { ...published, stored };
  });
}

/** Agencies as an import of their own. */
export async function storeAgencies(db: WriteDb, agencies: readonly PlainAgency[]): Promise<void> {
  await importRows(db, { agencies });
}

/** Work with an import that is closed whatever happens. */
export async function importing<Result>(
  db: WriteDb,
  work: (by: OpenImport) => Promise<Result>,
): Promise<Result> {
  const by = openImport();
  try {
    return await work(by);
  } finally {
    await closeImport(db, by);
  }
}

/** Stages a report in an import that is under way. */
export async function importReport(db: WriteDb, report: PlainReport, by: OpenImport): Promise<Staged> {
  const bytes = Buffer.from(report.bytes ?? JSON.stringify(report));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = report.file ?? `${report.agency}-${report.year}-${report.scope ?? "own"}.txt`;
  return await storeReport(db, by, {
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
    sections: [...(report.sections ?? [{ heading: "一", text, number: 1 }])],
    document: { format: "text", metadata: [], blocks: [{ kind: "paragraph", text, line: 1 }] },
  };
  const finished = finishOutcome(read);
  if (finished.status === "refused") throw new Error(finished.reason);
  return finished;
}

/** Another text after any row was written, even if with what stood there. */
export async function stateOfRows({ engine }: WriteDb): Promise<string> {
  if (engine.name === "sqlite") return JSON.stringify(await engine.rows("select total_changes() as changes"));
  const tables = await engine.rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const rows: string[] = [];
  for (const { name } of tables)
    rows.push(JSON.stringify(await engine.rows(`select xmin::text, ctid::text from public.${name}`)));
  return rows.join("\n");
}
