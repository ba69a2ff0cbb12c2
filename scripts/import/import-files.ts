import { openForWriting, type WriteDb } from "@/db/client";
import { findingsOfReports, type StoredFinding } from "@/db/queries/reports/report-findings";
import { reportDays } from "@/db/queries/reports/report-versions";
import { groupedWrites } from "@/db/write/grouped-writes";
import { closeImport, type OpenImport, openImport } from "@/db/write/open-import";
import { publish } from "@/db/write/publish";
import { type StagedFile, stagedFiles, takeSiblings, takeStaged } from "@/db/write/staged-files";
import { stageAgencies } from "@/db/write/store-agency";
import { storeRefusal } from "@/db/write/store-refusal";
import { storeReport } from "@/db/write/store-report";
import { registerColumns } from "@/lib/agencies/register-row";
import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import type { CheckId } from "@/lib/catalogue/checks";
import type { CollectionStatement } from "@/lib/ingest/declarations/collection-list";
import type { Declaration } from "@/lib/ingest/declarations/manifest";
import type { Refusal, RefusalReason } from "@/lib/ingest/reading";
import { sha256 } from "@/lib/ingest/reading-hashes";
import { type ResolvedReport, resolveReport } from "@/lib/ingest/resolve-report";
import { type InputFile, listText } from "../files";
import { agencyInputs, agencyKey, isOfInvented } from "./agency-inputs";
import { collectionInputs } from "./collection-inputs";
import { Declarations } from "./declarations";
import { reviewLines } from "./print-review";
import { openReaders, type ReadReport, readAhead } from "./read-ahead";
import { readingBasis } from "./reading-basis";
import { type BroughtReport, becameOf, changesOf, datedReports, type ReportChanges } from "./report-changes";
import { takeLists } from "./take-lists";

export type ImportSummary = {
  added: number;
  superseded: number;
  unchanged: number;
  /** Reports of an agency and year of which another report is stored with other figures or text. */
  conflict: string[];
  /** Reports that are stored and not in force: a newer one of the agency and year was here already. */
  older: string[];
  /** What became of each report, in the order of the files. */
  changes: ReportChanges;
  /** The same in words, by the ids of the reports. */
  became: ReadonlyMap<number, string>;
  /** Reports in which something is found, notes left out, by themselves or beside the years before and after. */
  flagged: number;
  /** The same by each check. */
  found: Map<CheckId, number>;
  refused: { name: string; reason: RefusalReason }[];
  unassigned: string[];
  agenciesListed: number;
  version: string | null;
  /** What the version brought, in lines; nothing where there is none, or nothing took another's place. */
  review: string[];
};

type Options = {
  database: string;
  /** Whether a file is one of the demonstration; those of its invented agencies are. */
  demo?: (name: string) => boolean;
  /** Said of all the files. */
  declared?: Declaration;
  /** Whose reports are all here. */
  complete?: readonly CollectionStatement[];
  onProgress?: (done: number, total: number) => void;
  /** Hears what became of each report, in the order of the files. */
  onReport?: (name: string, outcome: ResolvedReport | Refusal) => void;
  /** Hears at the end, in the same order, what is found in each report now, and what became of it in a few words. */
  onFindings?: (name: string, findings: readonly StoredFinding[], became: string) => void;
};

/**
 * Reads files in child processes and stages them in the order given, so that the same files give the same
 * database; many share a transaction, each whole or not at all. At the end all is published as one version: until
 * then nobody sees any of it, and if the import dies, the next one publishes what it left. Lists of agencies (CSV
 * with the columns of a register) are taken first.
 */
export async function importFiles(files: readonly InputFile[], options: Options): Promise<ImportSummary> {
  const db = await openForWriting(options.database);
  const readers = await openReaders();
  const writes = groupedWrites(db);
  const basis = readingBasis(db, files, {
    declared: options.declared ?? {},
    isDemo: options.demo !== undefined,
  });
  const by = openImport(basis);
  const summary: ImportSummary = {
    added: 0,
    superseded: 0,
    unchanged: 0,
    conflict: [],
    older: [],
    changes: { new: [], corrected: [], altered: [], unchanged: [], notInForce: [] },
    became: new Map(),
    flagged: 0,
    found: new Map(),
    refused: [],
    unassigned: [],
    agenciesListed: 0,
    version: null,
    review: [],
  };
  try {
    const declarations = new Declarations(files, options.declared ?? {}, options.complete);
    const lists = files.filter(isRegister);
    const beside = new Set([...lists, ...declarations.manifests]);
    const reports = files.filter((file) => !beside.has(file));
    const { register, complete, ...listed } = await takeLists(db, lists, (inputs) =>
      stageAgencies(db, by, inputs),
    );
    summary.agenciesListed = listed.listed;
    summary.refused.push(...listed.faults);
    const context: Context = {
      db,
      by,
      register,
      demo: options.demo ?? (() => false),
      declarations,
      onReport: options.onReport ?? (() => undefined),
      known: new Map(),
      placed: new Set(),
      brought: [],
      summary,
    };
    const yearOf = (name: string) => declarations.of(name).year;
    let done = beside.size;
    // Whoever wants to hear what is in each report has each read.
    const staged = options.onReport ? new Map<string, StagedFile>() : await stagedFiles(db, basis);
    const isStored = (name: string, bytes: Uint8Array) =>
      staged.has(name) && staged.get(name)?.sha256 === sha256(bytes);
    for await (const found of readAhead(reports, readers, yearOf, isStored)) {
      const known = found.stored ? staged.get(found.file.name) : undefined;
      if (known) await writes.run(() => take(known, context));
      for (const report of found.reports) await writes.run(() => store(report, context));
      done += 1;
      options.onProgress?.(done, files.length);
    }
    await writes.end();
    if (staged.size > 0) await takeSiblings(db, by);
    const said = { listed: complete, placed: declarations.collections };
    const years = new Set(context.brought.map(({ year }) => year));
    const { collections, agencies, faults } = await collectionInputs(db, register, said, years);
    await stageAgencies(db, by, agencies);
    for (const { name, reason } of [...declarations.unused(), ...faults]) refuse(context, name, reason);
    const unchanged = context.brought.filter(({ kind }) => kind === "unchanged").length;
    const published = await publish(db, by, { collections, files: { unchanged, refused: summary.refused } });
    summary.version = published.version?.label ?? null;
    summary.changes = changesOf(context.brought, published);
    summary.became = becameOf(summary.changes, await reportDays(db, datedReports(summary.changes)));
    count(summary);
    if (summary.version !== null && summary.superseded > 0)
      summary.review = (await reviewLines(db, summary.version, { refused: false })) ?? [];
    const found = await findingsOfReports(
      db,
      context.brought.map(({ reportId }) => reportId),
    );
    for (const { name, reportId } of context.brought) {
      const findings = found.get(reportId) ?? [];
      countFindings(findings, summary);
      options.onFindings?.(name, findings, summary.became.get(reportId) ?? "");
    }
    return summary;
  } catch (error) {
    await writes.cancel();
    throw error;
  } finally {
    readers.close();
    try {
      await closeImport(db, by);
    } finally {
      await db.close();
    }
  }
}

function isRegister(file: InputFile): boolean {
  const columns = listText(file)?.slice(0, 300).split(/\r?\n/)[0]?.split(",") ?? [];
  return columns.includes(registerColumns[1]) && columns.includes(registerColumns[3]);
}

type Context = {
  db: WriteDb;
  by: OpenImport;
  register: AgencyRegister;
  demo: (name: string) => boolean;
  declarations: Declarations;
  onReport: NonNullable<Options["onReport"]>;
  /** Agencies stored by this import, and whether each is expected to file. */
  known: Map<string, boolean>;
  /** Agencies that have their place. */
  placed: Set<string>;
  brought: BroughtReport[];
  summary: ImportSummary;
};

async function store({ name, outcome, original }: ReadReport, context: Context): Promise<void> {
  const { db, by, register, demo } = context;
  const fileSha = sha256(original);
  const settled = resolveReport(outcome, register, name, context.declarations.of(name));
  if (settled.status === "refused") {
    await storeRefusal(db, { fileName: name, sha256: fileSha, reason: settled.reason });
    refuse(context, name, settled.reason);
    return;
  }
  context.onReport(name, settled);
  const key = agencyKey(settled.resolution, register);
  if (!context.placed.has(key)) await placeAgency(settled, context);
  context.placed.add(key);
  const file = { name, sha256: fileSha, bytes: original };
  const sourceUrl = settled.sourceUrl ?? null;
  const isDemo = demo(name) || isOfInvented(settled.resolution);
  // What the register says of the agency is no part of what was read.
  const { resolution: _, ...reading } = settled;
  const staged = await storeReport(db, by, { reading, agencyKey: key, file, sourceUrl, demo: isDemo });
  context.brought.push({ name, agency: settled.agency, year: settled.year, ...staged });
}

/** What a dead import stored of a file is this one's, as if it had been read. */
async function take(
  file: StagedFile,
  { db, by, declarations, brought, placed, summary }: Context,
): Promise<void> {
  const { fileName: name, reportId, year, agencyPrinted, agencyKey, assigned } = file;
  declarations.of(name);
  await takeStaged(db, by, file);
  const agency = agencyPrinted ?? agencyKey;
  if (!assigned && !placed.has(agencyKey)) summary.unassigned.push(agency);
  placed.add(agencyKey);
  brought.push({ name, agency, year, kind: "staged", reportId });
}

function refuse({ summary, onReport }: Context, name: string, reason: RefusalReason): void {
  summary.refused.push({ name, reason });
  onReport(name, { status: "refused", reason });
}

/** Stores the agency with what is above it and beside it, each once in an import. */
async function placeAgency(
  settled: ResolvedReport,
  { db, by, register, known, summary }: Context,
): Promise<void> {
  const inputs = agencyInputs(settled.resolution, register).filter(
    ({ key, expected }) => known.get(key) === undefined || (expected && !known.get(key)),
  );
  await stageAgencies(db, by, inputs);
  for (const { key, expected } of inputs) known.set(key, expected);
  if (settled.resolution.kind === "unknown") summary.unassigned.push(settled.agency);
}

function count(summary: ImportSummary): void {
  const { changes } = summary;
  summary.added = changes.new.length;
  summary.superseded = changes.corrected.length + changes.altered.length;
  summary.unchanged = changes.unchanged.length;
  for (const { name, kind } of changes.notInForce) summary[kind].push(name);
}

function countFindings(findings: readonly StoredFinding[], summary: ImportSummary): void {
  const found = new Set(findings.filter(({ severity }) => severity !== "note").map(({ check }) => check));
  if (found.size > 0) summary.flagged += 1;
  for (const check of found) {
    const seen = summary.found.get(check);
    summary.found.set(check, seen === undefined ? 1 : seen + 1);
  }
}
