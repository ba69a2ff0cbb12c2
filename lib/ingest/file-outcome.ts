import type { ArchivePart } from "./open/archive";
import type { ReadOutcome, Refusal, RefusalReason } from "./reading";

/** What became of one report of a file. */
export type FileOutcome<Outcome = ReadOutcome> = {
  /** The file's name; of a report inside an archive `archive.zip/inner.docx`, of one of many `file.csv#机关 2023`. */
  name: string;
  outcome: Outcome;
  /** The bytes of a report inside an archive; null where the file itself is the original. */
  bytes: Uint8Array | null;
};

/** A file is its reports, or an archive of files that are read one by one, each for itself. */
export type OpenedFile<Outcome = ReadOutcome> =
  | { outcomes: FileOutcome<Outcome>[] }
  | { parts: ArchivePart[] };

export const refusedPart = (name: string, reason: RefusalReason): FileOutcome<Refusal> => ({
  name,
  outcome: { status: "refused", reason },
  bytes: null,
});

/** The outcomes of a file out of an archive: it is itself the original of its reports. */
export const ofPart = <Outcome>(opened: OpenedFile<Outcome>, bytes: Uint8Array): FileOutcome<Outcome>[] =>
  "outcomes" in opened ? opened.outcomes.map((outcome) => ({ ...outcome, bytes })) : [];
