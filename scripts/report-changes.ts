import type { Amendment } from "@/db/schema";
import type { Published } from "@/db/write/publish";
import type { Staged } from "@/db/write/store-report";

/** A report that an import read, by the name of its file. */
export type BroughtReport = { name: string; agency: string; year: number } & Staged;

type Brought = Pick<BroughtReport, "name" | "agency" | "year" | "reportId">;

/** What became of the reports of an import, each once. */
export type ReportChanges = {
  /** The first of their agency, year and scope. */
  new: Brought[];
  /** In the place of the report `replaces`: under another date of publication, or with nothing else new than it. */
  corrected: (Brought & { replaces: number; amendment: Amendment })[];
  /** The same without a new date; `amendment` is null where the same file was read anew. */
  altered: (Brought & { replaces: number; amendment: Amendment | null })[];
  unchanged: Brought[];
  /** `conflict`: the same import gave another report, which is in force. `older`: a newer one was here. */
  notInForce: (Brought & { kind: "conflict" | "older" })[];
};

export function changesOf(brought: readonly BroughtReport[], published: Published): ReportChanges {
  const changes: ReportChanges = { new: [], corrected: [], altered: [], unchanged: [], notInForce: [] };
  for (const { kind: staged, ...report } of brought) {
    const found = staged === "staged" ? published.reports.get(report.reportId) : undefined;
    if (!found) changes.unchanged.push(report);
    else if (found.kind === "conflict" || found.kind === "older")
      changes.notInForce.push({ ...report, kind: found.kind });
    else if (found.replaces === null) changes.new.push(report);
    else {
      const { amendment, replaces } = found;
      if (amendment === "corrected" || amendment === "dated")
        changes.corrected.push({ ...report, replaces, amendment });
      else changes.altered.push({ ...report, replaces, amendment });
    }
  }
  return changes;
}
