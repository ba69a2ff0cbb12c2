import { and, eq, inArray, ne, type SQL } from "drizzle-orm";
import type { CheckId } from "@/lib/catalogue/checks";
import type { ReadDb } from "../client";
import { agencies, findings, reports } from "../schema";
import { isOpen } from "./finding-conditions";
import { type YearSpan, yearsOfSpan } from "./year-span";

/** Which checks question which cells of a report, by agency id, scope and year; see `slotKey`. */
export type QuestionedCells = ReadonlyMap<string, ReadonlyMap<string, readonly CheckId[]>>;

export const slotKey = (agency: number, scope: string, year: number): string => `${agency} ${scope} ${year}`;

/**
 * The cells that errors and warnings name and nobody has explained. `where` is a condition on `agencies` and
 * `reports`. That a cell is empty is its reason, no question about a figure.
 */
export async function questionedCells(
  db: ReadDb,
  span: YearSpan,
  where: SQL | undefined,
): Promise<QuestionedCells> {
  const rows = await db
    .select({
      agency: reports.agency,
      scope: reports.scope,
      year: reports.year,
      check: findings.check,
      cells: findings.cells,
    })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(
      and(
        isOpen(db),
        inArray(reports.year, yearsOfSpan(span)),
        inArray(findings.severity, ["error", "warning"]),
        ne(findings.check, "incomplete"),
        where,
      ),
    );
  const slots = new Map<string, Map<string, CheckId[]>>();
  for (const { agency, scope, year, check, cells } of rows) {
    const slot = slotKey(agency, scope, year);
    const questioned = slots.get(slot) ?? new Map<string, CheckId[]>();
    slots.set(slot, questioned);
    for (const cell of cells) questioned.set(cell, [...(questioned.get(cell) ?? []), check]);
  }
  return slots;
}

/** The checks that question any of some cells, each once, in the order of their names. */
export function checksOf(
  questioned: ReadonlyMap<string, readonly CheckId[]> | undefined,
  cells: readonly string[],
): CheckId[] {
  if (!questioned) return [];
  return [...new Set(cells.flatMap((cell) => questioned.get(cell) ?? []))].sort();
}
