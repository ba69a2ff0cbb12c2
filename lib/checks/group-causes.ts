import { findCell } from "@/lib/catalogue/cells";
import type { CheckId } from "@/lib/catalogue/checks";
import { parseOther } from "@/lib/likeness/other-report";
import type { FoundItem } from "./found-item";

/** A finding as it is grouped: of which report, by which check, about which cells. */
export type GroupedFinding = Omit<FoundItem, "key" | "check" | "report" | "findings" | "cells"> & {
  id: number;
  report: number;
  check: CheckId;
  cells: readonly string[];
};

/**
 * Findings of one cause as one item, in the order of each one's first: those of the same report and check about the same
 * rows of a table, such as 自然人 and 总计 of a row, and decided alike. One about no cell stands alone.
 */
export function groupCauses(findings: readonly GroupedFinding[]): FoundItem[] {
  const causes = new Map<string, GroupedFinding[]>();
  for (const finding of findings) {
    const { report, check, severity, verdict } = finding;
    const cause = [report, check, severity, verdict, rowsOf(finding)].join(" ");
    const known = causes.get(cause);
    if (known) known.push(finding);
    else causes.set(cause, [finding]);
  }
  return [...causes.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { id, cells: _, ...shared } = first;
    return [
      {
        ...shared,
        key: `f${id}`,
        findings: same.map((finding) => finding.id),
        cells: new Set(same.flatMap(({ cells }) => cells).filter((id) => parseOther(id) === null)).size,
      },
    ];
  });
}

/** The rows that a finding is about, whatever the columns; its id where it is about none. */
function rowsOf({ id, cells }: GroupedFinding): string {
  if (cells.length === 0) return `#${id}`;
  const rows = new Set<string>();
  for (const cell of cells) rows.add(rowOf(cell));
  return [...rows].sort().join(" ");
}

function rowOf(id: string): string {
  const cell = findCell(id);
  return cell ? `${cell.table}.${cell.row}` : id;
}
