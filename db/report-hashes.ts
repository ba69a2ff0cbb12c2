import { createHash } from "node:crypto";
import type { ReportReading } from "@/lib/ingest/reading";

/** A figure as it is stored: one of the two is null. */
export type StoredFigure = { value: number | null; missing: string | null; approximate?: boolean };

export type ReportHashes = { figures: string; text: string; reading: string };

/**
 * SHA-256 of the canonical JSON of a report's figures: pairs of cell id and value, or the reason why there is
 * none, ordered by id; a figure that is only about so many says so. It can be computed again from the stored rows, and so shows a damaged figure.
 */
export function figuresSha256(figures: Iterable<readonly [string, StoredFigure]>): string {
  const pairs = [...figures].map(
    ([id, { value, missing, approximate }]) =>
      [id, value === null ? missing : value, ...(approximate ? ["approximate"] : [])] as const,
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(pairs));
}

/**
 * Three hashes of a reading: of its figures; of its text, spaces apart, so that the same report in another file
 * format is the same; and of all that was read, so that a better reader of the same file is noticed.
 * `document` is the JSON of the neutral document.
 */
export function reportHashes(reading: ReportReading, document: string): ReportHashes {
  const { cells, prose, sections, document: _, ...rest } = reading;
  const figures = [
    ...[...cells].map(([id, cell]) => [id, storedFigure(cell)] as const),
    ...[...prose].map(([id, { value, approximate }]) => [id, { value, missing: null, approximate }] as const),
  ];
  const text = sections.map((section) => section.heading + section.text).join("");
  return {
    figures: figuresSha256(figures),
    text: sha256(text.replace(/\s+/gu, "")),
    reading: sha256(JSON.stringify([rest, sections, [...cells], [...prose]]) + document),
  };
}

export function storedFigure(cell: { kind: "number"; value: number } | { kind: "missing"; reason: string }) {
  return cell.kind === "number"
    ? { value: cell.value, missing: null }
    : { value: null, missing: cell.reason };
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
