import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ReportDocument } from "./document";
import type { KeptDocument, ReportReading } from "./reading";
import { readingHashes } from "./reading-hashes";

/** Fast rather than small. */
const PACKING = { level: 1 };
/** How far down a document names its agency. */
const firstBlocks = 12;

/** What was read of a document, with the document packed for keeping, and the hashes of it all. */
export function finishReading(
  read: Omit<ReportReading, "document" | "hashes">,
  document: ReportDocument,
): ReportReading {
  const json = JSON.stringify(document);
  return { ...read, document: kept(document, json), hashes: readingHashes(read, json) };
}

function kept({ format, metadata, blocks }: ReportDocument, json: string): KeptDocument {
  const lines = blocks
    .slice(0, firstBlocks)
    .map((block) => (block.kind === "paragraph" ? block.text.slice(0, 200) : ""));
  const beside = metadata.map(({ value }) => value);
  return {
    format,
    witnesses: [...beside, ...lines].filter((text) => text !== ""),
    packed: deflateRawSync(json, PACKING),
  };
}

/** The neutral document out of its packing. */
export const documentOf = (packed: Uint8Array): ReportDocument =>
  JSON.parse(inflateRawSync(packed).toString("utf8")) as ReportDocument;
