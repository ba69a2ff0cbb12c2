import type { FinishedReading, ReadingHashes } from "@/lib/ingest/reading";
import { sha256 } from "@/lib/ingest/reading-hashes";

export type ReportHashes = Pick<ReadingHashes, "figures" | "text"> & {
  /** Of the content and of what was made of it, so that a better reader of the same file is noticed. */
  reading: string;
};

export function reportHashes({ hashes, ...reading }: FinishedReading): ReportHashes {
  const { cells: _, prose: _prose, sections: _sections, document: _document, ...made } = reading;
  return { ...hashes, reading: sha256(JSON.stringify(made) + hashes.content) };
}
