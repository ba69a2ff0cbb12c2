import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ReportDocument } from "./document";
import type {
  CellReading,
  FinishedOutcome,
  FinishedReading,
  KeptDocument,
  ProseReading,
  ReadingHashes,
  ReadOutcome,
  Refusal,
  ReportReading,
} from "./reading";
import { figuresSha256, sha256 } from "./reading-hashes";

/**
 * A reading as it travels from a reader: its text, the document beside it, and hashes of both. Structured clone,
 * which names every field of every cell, took three times as long.
 */
type PackedReading = { text: string; document: KeptDocument; hashes: ReadingHashes };

/** A cell without the names of its fields. */
type PackedCell = [
  id: string,
  found: number | Extract<CellReading, { kind: "missing" }>["reason"],
  raw: string,
  table: number | null,
  row: number,
  column: number,
  unit?: "元" | "万元",
];
type Text = Omit<FinishedReading, "cells" | "prose" | "document" | "hashes"> & {
  cells: PackedCell[];
  prose: [string, ProseReading][];
};

/** How far down a document names its agency. */
const firstBlocks = 12;

/** What was read, made ready to be sent and stored. */
function packReading({ document, ...reading }: ReportReading): PackedReading {
  const packed: Text = { ...reading, cells: [...reading.cells].map(packedCell), prose: [...reading.prose] };
  const text = JSON.stringify(packed);
  const json = JSON.stringify(document);
  const words = reading.sections.map((section) => section.heading + section.text).join("");
  const hashes = {
    figures: figuresSha256(storedFigures(reading)),
    text: sha256(words.replace(/\s+/gu, "")),
    content: sha256(text + json),
  };
  return { text, document: kept(document, json), hashes };
}

/** Throws if it was packed by nothing like `packReading`. */
function unpackReading({ text, document, hashes }: PackedReading): FinishedReading {
  const { cells, prose, ...reading } = JSON.parse(text) as Text;
  return { ...reading, cells: new Map(cells.map(unpackedCell)), prose: new Map(prose), document, hashes };
}

export type PackedOutcome = PackedReading | Refusal;

export const packOutcome = (outcome: ReadOutcome): PackedOutcome =>
  outcome.status === "refused" ? outcome : packReading(outcome);

/** Throws as `unpackReading` does. */
export const unpackOutcome = (outcome: PackedOutcome): FinishedOutcome =>
  "status" in outcome ? outcome : unpackReading(outcome);

/** Both at once, for a reading that travels nowhere. */
export const finishOutcome = (outcome: ReadOutcome): FinishedOutcome => unpackOutcome(packOutcome(outcome));

/** The neutral document of its packing. */
export const documentOf = (packed: Uint8Array): ReportDocument =>
  JSON.parse(inflateRawSync(packed).toString("utf8")) as ReportDocument;

function kept({ format, metadata, blocks }: ReportDocument, json: string): KeptDocument {
  const lines = blocks
    .slice(0, firstBlocks)
    .map((block) => (block.kind === "paragraph" ? block.text.slice(0, 200) : ""));
  const beside = metadata.map(({ value }) => value);
  return {
    format,
    witnesses: [...beside, ...lines].filter((text) => text !== ""),
    packed: deflated(json),
  };
}

function* storedFigures({ cells, prose }: Pick<ReportReading, "cells" | "prose">) {
  for (const [id, cell] of cells) {
    const figure =
      cell.kind === "number" ? { value: cell.value, missing: null } : { value: null, missing: cell.reason };
    yield [id, figure] as const;
  }
  for (const [id, { value, approximate }] of prose)
    yield [id, { value, missing: null, approximate }] as const;
}

function packedCell([id, cell]: [string, CellReading]): PackedCell {
  const { table, row, column } = cell.at ?? { table: null, row: 0, column: 0 };
  const found = cell.kind === "number" ? cell.value : cell.reason;
  const packed: PackedCell = [id, found, cell.raw, table, row, column];
  if (cell.kind === "number" && cell.unit !== undefined) packed.push(cell.unit);
  return packed;
}

function unpackedCell([id, found, raw, table, row, column, unit]: PackedCell): [string, CellReading] {
  const at = table === null ? null : { table, row, column };
  if (typeof found === "string") return [id, { kind: "missing", reason: found, raw, at }];
  if (at === null) throw new Error(`the figure of "${id}" has no place`);
  return [id, { kind: "number", value: found, raw, at, ...(unit === undefined ? {} : { unit }) }];
}

/** As files and documents are kept: fast rather than small, as most files are packed already. */
export const deflated = (data: string | Uint8Array): Uint8Array => deflateRawSync(data, { level: 1 });
