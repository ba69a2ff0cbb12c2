import { cellById } from "@/lib/catalogue/cells";
import { deflated } from "@/lib/ingest/deflated";
import type { Place } from "@/lib/ingest/document";
import type { FinishedReading } from "@/lib/ingest/reading";
import { comparableFigure } from "./comparable-figure";
import { valuesSha } from "./finding-values";
import { formNumber } from "./form-column";
import type { ReportHashes } from "./report-hashes";
import type { ReportStatements, Slot } from "./report-statements";
import type { StoreInput } from "./store-report";
import type { YearFinding } from "./year-checks";

/** Writes the rows of a report, its observations only where it is in force, and returns its id. */
export function insertReport(
  s: ReportStatements,
  input: StoreInput,
  hashes: ReportHashes,
  slot: Slot,
  inForce: boolean,
): number {
  const { reading, file } = input;
  if (s.hasOriginal.get(file.sha256) === undefined)
    s.original.run(file.sha256, deflated(file.bytes), file.bytes.length);
  const { lastInsertRowid } = s.report.run(reportRow(input, hashes, slot, inForce));
  const report = Number(lastInsertRowid);
  insertFigures(s, reading, report, inForce ? slot : null);
  for (const [position, { number, heading, text }] of reading.sections.entries())
    s.section.run(report, position, number, heading, text);
  s.source.run(report, reading.document.packed);
  for (const problem of reading.problems) {
    const seen = problem.cells.map((id) => [id, seenValue(reading, id)] as const);
    const sha = valuesSha(problem.check, seen, problem.message);
    insertFinding(s, slot, report, { ...problem, valuesSha: sha });
  }
  return report;
}

export function insertFinding(s: ReportStatements, slot: Slot, report: number, finding: YearFinding): void {
  const { check, severity, cells, message, expected = null, found = null, valuesSha: sha } = finding;
  s.finding.run(
    ...slot,
    ...[report, check, severity, JSON.stringify(cells), message, expected, found, sha, report],
  );
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

function insertFigures(
  s: ReportStatements,
  reading: FinishedReading,
  report: number,
  slot: Slot | null,
): void {
  const form = formNumber(reading.form);
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
    if (!slot) return;
    const compared = comparableFigure(id, { value, missing, unit });
    s.observe.run(cell, slot[0], slot[1], slot[2], form, compared.value, compared.missing);
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
