import { cellById } from "@/lib/catalogue/cells";
import type { Place } from "@/lib/ingest/document";
import type { FinishedReading } from "@/lib/ingest/reading";
import type { WriteDb } from "../client";
import type { SqlValue } from "../engine/engine";
import { contentSha256, type ReportContent } from "../soundness/report-content";
import { insertDigests } from "../soundness/seal";
import { valuesSha } from "./checks/finding-values";
import type { YearFinding } from "./checks/year-checks";
import type { ReportHashes } from "./report-hashes";
import { type Slot, storedCellNumbers } from "./report-statements";
import { storeOriginal } from "./store-original";
import type { StoreInput } from "./store-report";

/** Writes the rows of a report as staged, without a version, and returns its id. */
export async function insertReport(
  db: WriteDb,
  input: StoreInput,
  hashes: ReportHashes,
  slot: Slot,
  stagedBy: string,
): Promise<number> {
  const { reading, file } = input;
  const { engine } = db;
  await storeOriginal(db, file);
  const row = reportRow(input, hashes, slot, stagedBy);
  const columns = Object.keys(row);
  const [inserted] = await engine.rows<{ id: number }>(
    `insert into reports (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")}) returning id`,
    Object.values(row),
  );
  if (!inserted) throw new Error("the report that was inserted has no id");
  const { id } = inserted;
  const content = storedContentOf(reading, (await storedCellNumbers(db)).cells);
  await insertContent(db, id, content);
  await insertDigests(db, [{ subject: "report", id, sha256: contentSha256(content) }]);
  for (const problem of reading.problems) {
    const seen = problem.cells.map((cell) => [cell, seenValue(reading, cell)] as const);
    const sha = valuesSha(problem.check, seen, problem.message);
    await insertFinding(db, slot, id, { ...problem, valuesSha: sha }, null);
  }
  return id;
}

/** Writes what is stored of a report beside its own row. */
export async function insertContent(
  { engine }: WriteDb,
  id: number,
  { figures, sections, document }: StoredContent,
): Promise<void> {
  const ofReport = (row: readonly SqlValue[]) => [id, ...row];
  await engine.insert("figures", figureColumns, figures.map(ofReport));
  await engine.insert(
    "sections",
    ["report", "position", "number", "heading", "text"],
    sections.map(ofReport),
  );
  await engine.insert("sources", ["report", "document"], [[id, document]]);
}

type StoredContent = ReportContent & Record<"figures" | "sections", readonly (readonly SqlValue[])[]>;

/** What is to be stored of a reading. */
export function storedContentOf(
  reading: FinishedReading,
  numbers: ReadonlyMap<string, number>,
): StoredContent {
  return {
    figures: figureRows(reading, numbers),
    sections: reading.sections.map(({ number, heading, text }, position) => [
      position,
      number,
      heading,
      text,
    ]),
    document: reading.document.packed,
  };
}

/** Without a version the finding is staged with its report. */
export async function insertFinding(
  { engine }: WriteDb,
  slot: Slot,
  report: number,
  finding: YearFinding,
  version: number | null,
): Promise<void> {
  const { check, severity, cells, message, expected = null, found = null, valuesSha: sha } = finding;
  const ids = JSON.stringify(cells);
  await engine.insert("findings", findingColumns, [
    [...slot, report, check, severity, ids, message, expected, found, sha, version],
  ]);
}

const findingColumns = [
  ...["scope", "year", "agency", "report", "check_id", "severity", "cells", "message", "expected", "found"],
  ...["values_sha", "version_added"],
];

function reportRow(
  { reading, file, ...input }: StoreInput,
  hashes: ReportHashes,
  [scope, year, agency]: Slot,
  stagedBy: string,
): Record<string, SqlValue> {
  return {
    agency,
    year,
    form: reading.form,
    scope,
    status: reading.status,
    title: reading.title,
    agency_printed: reading.agency,
    published_on: reading.publishedOn,
    source_url: input.sourceUrl,
    file_name: file.name,
    format: file.format ?? reading.document.format,
    file_sha256: file.sha256,
    figures_sha256: hashes.figures,
    text_sha256: hashes.text,
    reading_sha256: hashes.reading,
    imported_at: input.importedAt ?? new Date().toISOString(),
    staged_by: stagedBy,
    demo: input.demo,
  };
}

const figureColumns = [
  ...["report", "cell", "value", "missing", "raw", "unit"],
  ...["place_table", "place_row", "place_column", "approximate"],
];

function figureRows(reading: FinishedReading, numbers: ReadonlyMap<string, number>): SqlValue[][] {
  const rows: SqlValue[][] = [];
  const add = (
    id: string,
    value: number | null,
    missing: string | null,
    raw: string,
    unit: "元" | "万元" | null,
    at: Place | null,
    approximate: boolean,
  ) => {
    const cell = numbers.get(id);
    if (cell === undefined) throw new Error(`no cell "${id}" in the catalogue`);
    const place = at ? [at.table, at.row, at.column] : [null, null, null];
    rows.push([cell, value, missing, raw, unit, ...place, Number(approximate)]);
  };
  for (const [id, figure] of reading.cells)
    if (figure.kind === "number")
      add(id, figure.value, null, figure.raw, figure.unit ?? null, figure.at, false);
    else add(id, null, figure.reason, figure.raw, null, figure.at, false);
  for (const [id, { value, raw, at, approximate }] of reading.prose)
    add(id, value, null, raw, cellById(id).unit === "元" ? "元" : null, at, approximate);
  return rows.sort(([one], [other]) => Number(one) - Number(other));
}

function seenValue(reading: FinishedReading, id: string): number | string | null {
  const cell = reading.cells.get(id);
  if (!cell) return reading.prose.get(id)?.value ?? null;
  return cell.kind === "number" ? cell.value : cell.reason;
}
