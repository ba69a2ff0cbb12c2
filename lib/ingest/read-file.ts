import { readReport } from "./read-report";
import type { ReadOutcome } from "./reading";

/** What became of one report of a file. */
export type FileOutcome = {
  /** The file's name; of a report inside an archive `archive.zip/inner.docx`. */
  name: string;
  outcome: ReadOutcome;
  /** The bytes of a report inside an archive; null where the file itself is the original. */
  bytes: Uint8Array | null;
};

/** All reports of a file, in its order: one of a document, many of an archive or a sheet of many reports. */
export async function readFile(bytes: Uint8Array, name: string): Promise<FileOutcome[]> {
  return [{ name, outcome: await readReport(bytes, name), bytes: null }];
}
