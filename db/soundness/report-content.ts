import { createHash } from "node:crypto";
import { textOfRows } from "./row-hash";

/** What is stored of a report beside its own row. */
export type ReportContent = {
  /** Cell, value, missing, raw, unit, table, row, column and 1 where it is approximate, else 0; in the order of the cells. */
  figures: readonly (readonly unknown[])[];
  /** Position, number, heading and text; in the order of the positions. */
  sections: readonly (readonly unknown[])[];
  /** As it is stored, deflated. */
  document: Uint8Array;
};

/** SHA-256 of all that a page shows of a report: figures with raw text and place, text and document. */
export function contentSha256({ figures, sections, document }: ReportContent): string {
  return createHash("sha256")
    .update(textOfRows([figures, sections]))
    .update(document)
    .digest("hex");
}
