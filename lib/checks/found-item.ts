import type { CheckId, FilingCheckId, Severity } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { VerdictState } from "@/lib/catalogue/verdicts";

/** One thing to be looked at: the findings of one cause in a report, or what its dates tell. Keys and numbers alone. */
export type FoundItem = {
  /** Names it within a page and in addresses. */
  key: string;
  agency: string;
  /** The place of its agency by division code. */
  place: number;
  kind: string;
  year: number;
  scope: Scope;
  check: CheckId | FilingCheckId;
  severity: Severity;
  verdict: VerdictState;
  /** Null where there is no report. */
  report: number | null;
  /** The ids of its findings; none of what dates tell. */
  findings: readonly number[];
  /** How many figures its findings are about. */
  cells: number;
};

const gravity: Record<Severity, number> = { error: 0, warning: 1, note: 2 };
const isSettled = ({ verdict }: FoundItem) => verdict === "explained" || verdict === "false_alarm";

/** What is left to do first: by severity, the latest year first, then by division code; what is settled comes last. */
export function byUrgency(a: FoundItem, b: FoundItem): number {
  return (
    Number(isSettled(a)) - Number(isSettled(b)) ||
    gravity[a.severity] - gravity[b.severity] ||
    b.year - a.year ||
    a.place - b.place ||
    (a.findings[0] ?? 0) - (b.findings[0] ?? 0)
  );
}
