import { deflateRawSync } from "node:zlib";
import type { ReportReading } from "@/lib/ingest/reading";
import { comparableFigure } from "./comparable-figure";
import { valuesSha } from "./finding-values";
import { formNumber } from "./form-column";
import { type ReportHashes, storedFigure } from "./report-hashes";
import type { ReportStatements, Slot } from "./report-statements";
import type { StoreInput } from "./store-report";
import type { YearFinding } from "./year-checks";

/** Fast rather than small: most originals are packed already. */
const PACKING = { level: 1 };

/** Writes the rows of a report, its observations only where it is in force, and returns its id. */
export function insertReport(
  s: ReportStatements,
  input: StoreInput,
  hashes: ReportHashes,
  document: string,
  slot: Slot,
  inForce: boolean,
): number {
  const { reading, file } = input;
  if (s.hasOriginal.get(file.sha256) === undefined)
    s.original.run(file.sha256, deflateRawSync(file.bytes, PACKING), file.bytes.length);
  const { lastInsertRowid } = s.report.run(reportRow(input, hashes, slot, inForce));
  const report = Number(lastInsertRowid);
  insertFigures(s, reading, report, inForce ? slot : null);
  for (const [position, { number, heading, text }] of reading.sections.entries())
    s.section.run(report, position, number, heading, text);
  s.source.run(report, deflateRawSync(document, PACKING));
  for (const problem of reading.problems) {
    const seen = problem.cells.map((id) => [id, seenValue(reading, id)] as const);
    const sha = valuesSha(problem.check, seen, problem.message);
    insertFinding(s, slot, report, { ...problem, valuesSha: sha });
  }
  return report;
}

export function insertFinding(s: ReportStatements, slot: Slot, report: number, finding: YearFinding): void {
  const { check, severity, cells, message, expected = null, found = null, valuesSha: sha } = finding;
  s.finding.run(...slot, report, check, severity, JSON.stringify(cells), message, expected, found, sha);
}

function reportRow(input: StoreInput, hashes: ReportHashes, [scope, year, agency]: Slot, inForce: boolean) {
  const { reading, file, versionId } = input;
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
    version: versionId,
    superseded: inForce ? null : versionId,
    demo: input.demo ? 1 : 0,
  };
}

function insertFigures(s: ReportStatements, reading: ReportReading, report: number, slot: Slot | null): void {
  const form = formNumber(reading.form);
  for (const [id, cell] of reading.cells) {
    const number = s.cells.get(id);
    if (number === undefined) throw new Error(`no cell "${id}" in the catalogue`);
    const { value, missing } = storedFigure(cell);
    const unit = cell.kind === "number" && cell.unit !== undefined ? cell.unit : null;
    const at = cell.at ?? { table: null, row: null, column: null };
    s.figure.run(report, number, value, missing, cell.raw, unit, at.table, at.row, at.column);
    if (!slot) continue;
    const compared = comparableFigure(id, { value, missing, unit });
    s.observe.run(number, ...slot, form, compared.value, compared.missing);
  }
}

function seenValue(reading: ReportReading, id: string): number | string | null {
  const cell = reading.cells.get(id);
  if (!cell) return null;
  return cell.kind === "number" ? cell.value : cell.reason;
}
