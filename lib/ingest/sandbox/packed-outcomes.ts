import type { FileOutcome } from "../file-outcome";
import type {
  CellReading,
  KeptDocument,
  ProseReading,
  ReadOutcome,
  Refusal,
  ReportReading,
} from "../reading";

/** A cell without the names of its fields: id, value or the reason for none, raw text, place, unit. */
type PackedCell = [
  id: string,
  found: number | Extract<CellReading, { kind: "missing" }>["reason"],
  raw: string,
  table: number | null,
  row: number,
  column: number,
  unit?: "元" | "万元",
];
type PackedReading = Omit<ReportReading, "cells" | "prose" | "document"> & {
  cells: PackedCell[];
  prose: [string, ProseReading][];
  document: Omit<KeptDocument, "packed">;
};

/** Outcomes as one text, with the packed document of each beside it, null of a refusal. */
export type PackedOutcomes = { text: string; documents: (Uint8Array | null)[] };

/** Packs what a reader sends. Structured clone, which names every field of every cell, took three times as long. */
export function packOutcomes(outcomes: readonly FileOutcome[]): PackedOutcomes {
  const readings = outcomes.map(({ name, outcome }) => [name, packedOutcome(outcome)]);
  const documents = outcomes.map(({ outcome }) =>
    outcome.status === "refused" ? null : outcome.document.packed,
  );
  return { text: JSON.stringify(readings), documents };
}

/** What was packed; throws if it was not by `packOutcomes`. */
export function unpackOutcomes({ text, documents }: PackedOutcomes): FileOutcome[] {
  const packed = JSON.parse(text) as [string, PackedReading | Refusal][];
  return packed.map(([name, outcome], index) => ({
    name,
    bytes: null,
    outcome: unpackedOutcome(outcome, documents[index] ?? null),
  }));
}

function packedOutcome(outcome: ReadOutcome): PackedReading | Refusal {
  if (outcome.status === "refused") return outcome;
  const { format, witnesses } = outcome.document;
  return {
    ...outcome,
    cells: [...outcome.cells].map(packedCell),
    prose: [...outcome.prose],
    document: { format, witnesses },
  };
}

function unpackedOutcome(outcome: PackedReading | Refusal, packed: Uint8Array | null): ReadOutcome {
  if (outcome.status === "refused") return outcome;
  if (packed === null) throw new Error("a reading has no document");
  return {
    ...outcome,
    cells: new Map(outcome.cells.map(unpackedCell)),
    prose: new Map(outcome.prose),
    document: { ...outcome.document, packed },
  };
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
