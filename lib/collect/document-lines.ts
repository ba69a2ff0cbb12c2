import type { ReportDocument } from "@/lib/ingest/document";

/** What a document says, a line for each paragraph and each row of a table. */
export function documentLines({ blocks }: ReportDocument): string[] {
  return blocks
    .flatMap((block) =>
      block.kind === "paragraph"
        ? [block.text]
        : block.rows.map((row) => row.map(({ text }) => text.trim()).join(" | ")),
    )
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
}
