import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place, ReportDocument, SourceFormat } from "./document";

/** A figure as read. There is no third way, so nobody can add a blank. */
export type CellReading =
  | { kind: "number"; value: number; raw: string; at: Place; unit?: "元" | "万元" }
  | { kind: "missing"; reason: CellMissingReason; raw: string; at: Place | null };

/** A figure that only the prose states, with its whole sentence as `raw`; never mixed with the statutory cells. */
export type ProseReading = {
  value: number;
  /** The sentence says 余, 约, 多 or 近. */
  approximate: boolean;
  raw: string;
  at: Place;
  /** 1 to 6 of the form, or null. */
  section: number | null;
};

/** Something wrong, or worth knowing, with its cells and its place. Reading goes on. */
export type Problem = {
  check: CheckId;
  severity: Severity;
  cells: string[];
  /** One Chinese sentence that says what, where, and what was expected. */
  message: string;
  expected?: number;
  found?: number;
};

export type Section = {
  heading: string;
  text: string /** 1 to 6 of the form, or null */;
  number: number | null;
};

/** The neutral document as it is stored, and what is asked of it after reading. */
export type KeptDocument = {
  format: SourceFormat;
  /** What stands beside the text and in its first lines, and may tell whose report it is. */
  witnesses: string[];
  /** The whole document: its JSON, deflated. */
  packed: Uint8Array;
};

/** SHA-256, each as hex. */
export type ReadingHashes = {
  /** See `figuresSha256`. */
  figures: string;
  /** Of the text, spaces apart, so that the same report in another file format is the same. */
  text: string;
  /** Of figures with their places, text and document. */
  content: string;
};

/** The report as understood, before anyone has looked up the agency. `agency` is the name as printed. */
export type ReportReading = {
  status: "accepted" | "flagged";
  agency: string | null;
  year: number;
  form: Form;
  scope: Scope;
  /** What a file states as data and no title says: then names are not asked for it. */
  stated?: { agencyCode: string | null; scope: Scope | null };
  publishedOn: string | null;
  /** Where it was published, if the file itself says so. */
  sourceUrl?: string;
  title: string | null;
  cells: ReadonlyMap<string, CellReading>;
  /** What is not surely stated is absent. */
  prose: ReadonlyMap<string, ProseReading>;
  problems: Problem[];
  sections: Section[];
  document: ReportDocument;
};

/** A reading that is ready to be stored. */
export type FinishedReading = Omit<ReportReading, "document"> & {
  document: KeptDocument;
  hashes: ReadingHashes;
};

export type Refusal = { status: "refused"; reason: RefusalReason };

/** One Chinese sentence that goes on behind the name of a file: what is wrong, where, and what to do (请…). */
export type RefusalReason = `${string}请${string}`;

/** The reason of a refusal that somebody else wrote down. */
export const refusalReason = (text: string): RefusalReason =>
  // Safe: it holds the word that the type asks for.
  text.includes("请") ? (text as RefusalReason) : `${text}；请提供原件`;
export type ReadOutcome = ReportReading | Refusal;
export type FinishedOutcome = FinishedReading | Refusal;
