import { cellById } from "@/lib/catalogue/cells";
import type { Place } from "@/lib/ingest/document";
import { deflated } from "@/lib/ingest/packed-reading";
import type { FinishedReading } from "@/lib/ingest/reading";
import { valuesSha } from "./finding-values";
import type { ReportHashes } from "./report-hashes";
import type { ReportStatements, Slot } from "./report-statements";
import type { StoreInput } from "./store-report";
import type { YearFinding } from "./year-checks";

/** Writes the rows of a report as staged, without a version, and returns its id. */
export function insertReport(
  s: ReportStatements,
  input: StoreInput,
  hashes: ReportHashes,
  slot: Slot,
  stagedBy: string,
): number {
  const { reading, file } = input;
  if (s.hasOriginal.get(file.sha256) === undefined)
    s.original.run(file.sha256, deflated(file.bytes), file.bytes.length);
  const { lastInsertRowid } = s.report.run(reportRow(input, hashes, slot, stagedBy));
  const report = Number(lastInsertRowid);
  insertFigures(s, reading, report);
  for (const [position, { number, heading, text }] of reading.sections.entries())
    s.section.run(report, position, number, heading, text);
  s.source.run(report, reading.document.packed);
  for (const problem of reading.problems) {
    const seen = problem.cells.map((id) => [id, seenValue(reading, id)] as const);
    const sha = valuesSha(problem.check, seen, problem.message);
    insertFinding(s, slot, report, { ...problem, valuesSha: sha }, null);
  }
  return report;
}

/** Without a version the finding is staged with its report. */
export function insertFinding(
  s: ReportStatements,
  slot: Slot,
  report: number,
  finding: YearFinding,
  version: number | null,
): void {
  const { check, severity, cells, message, expected = null, found = null, valuesSha: sha } = finding;
  const ids = JSON.stringify(cells);
  s.finding.run(...slot, report, check, severity, ids, message, expected, found, sha, version);
}

function reportRow(input: StoreInput, hashes: ReportHashes, [scope, year, agency]: Slot, stagedBy: string) {
  const { reading, file } = input;
  return {
    agency,
    year,
    scope,
    form: reading.form,
    status: reading.status,
    title: reading.title,
    agencyPrinted: reading.agency,
    publishedOn: reading.publishedOn,
    sourceUrl: input.sourceUrl,
    fileName: file.name,
    format: file.format ?? reading.document.format,
    fileSha256: file.sha256,
    figuresSha256: hashes.figures,
    textSha256: hashes.text,
    readingSha256: hashes.reading,
    importedAt: input.importedAt ?? new Date().toISOString(),
    stagedBy,
    demo: input.demo ? 1 : 0,
  };
}

function insertFigures(s: ReportStatements, reading: FinishedReading, report: number): void {
  // One argument after another: an object for each of 200 figures took longer than storing them.
  const insert = (
    id: string,
    value: number | null,
    missing: string | null,
    raw: string,
    unit: "元" | "万元" | null,
    at: Place | null,
    approximate: boolean,
  ) => {
    const cell = numberOf(s, id);
    const [table, row, column] = at ? [at.table, at.row, at.column] : [null, null, null];
    s.figure.run(report, cell, value, missing, raw, unit, table, row, column, approximate ? 1 : 0);
  };
  for (const [id, figure] of reading.cells)
    if (figure.kind === "number")
      insert(id, figure.value, null, figure.raw, figure.unit ?? null, figure.at, false);
    else insert(id, null, figure.reason, figure.raw, null, figure.at, false);
  for (const [id, { value, raw, at, approximate }] of reading.prose)
    insert(id, value, null, raw, cellById(id).unit === "元" ? "元" : null, at, approximate);
}

function numberOf(s: ReportStatements, id: string): number {
  const number = s.cells.get(id);
  if (number === undefined) throw new Error(`no cell "${id}" in the catalogue`);
  return number;
}

function seenValue(reading: FinishedReading, id: string): number | string | null {
  const cell = reading.cells.get(id);
  if (!cell) return reading.prose.get(id)?.value ?? null;
  return cell.kind === "number" ? cell.value : cell.reason;
}
