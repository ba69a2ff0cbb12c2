import type { OpenFindings } from "@/db/queries/open-findings";
import type { CheckId, Severity } from "@/lib/catalogue/checks";

type OpenFinding = OpenFindings["items"][number];

/** What is to be looked at in one report; `checks` in order, the messages of one check together. */
export type ReportToCheck = {
  agencyKey: string;
  agencyName: string;
  year: number;
  /** The gravest of them. */
  severity: Severity;
  findings: number;
  checks: { check: CheckId; messages: string[] }[];
};

/** The findings, one group a report, in the order of each report's first. */
export function findingsByReport(findings: readonly OpenFinding[]): ReportToCheck[] {
  const reports = new Map<string, ReportToCheck>();
  for (const { agencyKey, agencyName, year, severity, check, message } of findings) {
    const id = `${agencyKey} ${year}`;
    const report = reports.get(id) ?? { agencyKey, agencyName, year, severity, findings: 0, checks: [] };
    const same = report.checks.find((one) => one.check === check);
    if (same) same.messages.push(message);
    else report.checks.push({ check, messages: [message] });
    report.findings += 1;
    reports.set(id, report);
  }
  return [...reports.values()];
}
