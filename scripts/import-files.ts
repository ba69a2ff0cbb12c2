import { checkYears } from "@/db/check-years";
import { openForWriting, type WriteDb } from "@/db/client";
import { finishVersion, startVersion } from "@/db/dataset-version";
import { groupedWrites } from "@/db/grouped-writes";
import { storeAgencies } from "@/db/store-agency";
import { storeRefusal } from "@/db/store-refusal";
import { storeReport } from "@/db/store-report";
import { registerColumns } from "@/lib/agencies/register-row";
import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import type { CheckId } from "@/lib/catalogue/checks";
import type { Declared } from "@/lib/ingest/declared";
import type { Refusal, RefusalReason } from "@/lib/ingest/reading";
import { sha256 } from "@/lib/ingest/reading-hashes";
import { type SettledReport, settle } from "@/lib/ingest/settle";
import { agencyInputs, agencyKey, isOfInvented } from "./agency-inputs";
import { Declarations } from "./declarations";
import type { InputFile } from "./files";
import { listText } from "./list-text";
import { type ReadReport, readAhead } from "./read-ahead";
import { openReaders } from "./reader";
import { takeLists } from "./take-lists";

export type ImportSummary = {
  added: number;
  superseded: number;
  unchanged: number;
  /** Reports of an agency and year of which another report is stored with other figures or text. */
  conflict: string[];
  flagged: number;
  /** Reports by each check that found something in them, notes left out. */
  found: Map<CheckId, number>;
  refused: { name: string; reason: RefusalReason }[];
  unassigned: string[];
  agenciesListed: number;
  version: string | null;
};

type Options = {
  database: string;
  demo: boolean;
  /** Said of all the files. */
  declared?: Declared;
  onProgress?: (done: number, total: number) => void;
  /** Hears what became of each report, in the order of the files. */
  onReport?: (name: string, outcome: SettledReport | Refusal) => void;
};

/**
 * Reads files in child processes and stores them in the order given, so that the same files give the same
 * database; many share a transaction, each whole or not at all. Lists of agencies (CSV with the columns of a
 * register) are taken first.
 */
export async function importFiles(files: readonly InputFile[], options: Options): Promise<ImportSummary> {
  const db = openForWriting(options.database);
  const readers = await openReaders();
  const writes = groupedWrites(db);
  const summary: ImportSummary = {
    added: 0,
    superseded: 0,
    unchanged: 0,
    conflict: [],
    flagged: 0,
    found: new Map(),
    refused: [],
    unassigned: [],
    agenciesListed: 0,
    version: null,
  };
  try {
    const declarations = new Declarations(files, options.declared ?? {});
    const lists = files.filter(isRegister);
    const beside = new Set([...lists, ...declarations.manifests]);
    const reports = files.filter((file) => !beside.has(file));
    const { register, ...listed } = await takeLists(db, lists, (inputs) => storeAgencies(db, inputs));
    summary.agenciesListed = listed.listed;
    summary.refused.push(...listed.faults);
    const versionId = startVersion(db);
    const context: Context = {
      db,
      register,
      versionId,
      demo: options.demo,
      declarations,
      onReport: options.onReport ?? (() => undefined),
      known: new Map(),
      reported: new Set(),
      summary,
    };
    const yearOf = (name: string) => declarations.of(name).year;
    let done = beside.size;
    for await (const found of readAhead(reports, readers, yearOf)) {
      for (const report of found.reports) writes.run(() => store(report, context));
      done += 1;
      options.onProgress?.(done, files.length);
    }
    for (const { name, reason } of declarations.unused()) refuse(context, name, reason);
    writes.end();
    if (context.reported.size > 0) checkYears(db, [...context.reported]);
    summary.version = finishVersion(db, versionId)?.label ?? null;
    return summary;
  } catch (error) {
    writes.cancel();
    throw error;
  } finally {
    readers.close();
    db.close();
  }
}

function isRegister(file: InputFile): boolean {
  const columns = listText(file)?.slice(0, 300).split(/\r?\n/)[0]?.split(",") ?? [];
  return columns.includes(registerColumns[1]) && columns.includes(registerColumns[3]);
}

type Context = {
  db: WriteDb;
  register: AgencyRegister;
  versionId: number;
  demo: boolean;
  declarations: Declarations;
  onReport: NonNullable<Options["onReport"]>;
  /** Agencies stored by this import, and whether each is expected to file. */
  known: Map<string, boolean>;
  /** Agencies of which a report was stored. */
  reported: Set<string>;
  summary: ImportSummary;
};

function store({ name, outcome, original }: ReadReport, context: Context): void {
  const { db, register, versionId, demo, summary } = context;
  const fileSha = sha256(original);
  const settled = settle(outcome, register, name, context.declarations.of(name));
  if (settled.status === "refused") {
    storeRefusal(db, { fileName: name, sha256: fileSha, reason: settled.reason });
    refuse(context, name, settled.reason);
    return;
  }
  context.onReport(name, settled);
  const key = agencyKey(settled.resolution, register);
  if (!context.reported.has(key)) placeAgency(settled, context);
  context.reported.add(key);
  count(settled, summary);
  const file = { name, sha256: fileSha, bytes: original };
  const sourceUrl = settled.sourceUrl ?? null;
  const isDemo = demo || isOfInvented(settled.resolution);
  const stored = storeReport(db, {
    reading: settled,
    agencyKey: key,
    file,
    sourceUrl,
    demo: isDemo,
    versionId,
  });
  if (stored.kind === "conflict") summary.conflict.push(name);
  else summary[stored.kind] += 1;
}

function refuse({ summary, onReport }: Context, name: string, reason: RefusalReason): void {
  summary.refused.push({ name, reason });
  onReport(name, { status: "refused", reason });
}

/** Stores the agency with what is above it and beside it, each once in an import. */
function placeAgency(settled: SettledReport, { db, register, known, summary }: Context): void {
  const inputs = agencyInputs(settled.resolution, register).filter(
    ({ key, expected }) => known.get(key) === undefined || (expected && !known.get(key)),
  );
  storeAgencies(db, inputs);
  for (const { key, expected } of inputs) known.set(key, expected);
  if (settled.resolution.kind === "unknown") summary.unassigned.push(settled.agency);
}

function count({ status, problems }: SettledReport, summary: ImportSummary): void {
  if (status === "flagged") summary.flagged += 1;
  const found = new Set(problems.filter(({ severity }) => severity !== "note").map(({ check }) => check));
  for (const check of found) {
    const seen = summary.found.get(check);
    summary.found.set(check, seen === undefined ? 1 : seen + 1);
  }
}
