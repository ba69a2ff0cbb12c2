import { and, asc, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencies, findings, reports } from "../schema";
import { bySeverityFirst, isOpenIn } from "./finding-conditions";
import { groupOf, isMember, type YearSpan } from "./group";
import { indicatorInVersion } from "./indicator-of";

export type FigureFinding = {
  agency: string;
  year: number;
  check: CheckId;
  severity: Severity;
  message: string;
};

/** Open findings about the very figures that a view is made of: errors first, the latest year first. */
export async function figureFindings(db: ReadDb, view: View, span: YearSpan): Promise<FigureFinding[]> {
  const chosen = view.units;
  const group = groupOf(view);
  const inScope =
    chosen.length > 0 && view.scope === undefined ? ofOwnKind(db, span) : isOpenIn(db, group.scope, span);
  const asked = chosen.length > 0 ? inArray(agencies.key, chosen) : await isMember(db, group);
  const rows = await db
    .select({
      agency: agencies.shortName,
      year: findings.year,
      check: findings.check,
      severity: findings.severity,
      message: findings.message,
      cells: findings.cells,
    })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(inScope, asked))
    .orderBy(bySeverityFirst, desc(findings.year), asc(agencies.sort), asc(findings.id));
  const shown = new Set(
    view.what
      .map((id) => indicatorInVersion(db, id))
      .flatMap(({ part, whole, minus }) => [...part, ...whole, ...minus]),
  );
  return rows.filter(({ cells }) => cells.some((cell) => shown.has(cell))).map(({ cells: _, ...row }) => row);
}

/** Of single agencies, those of the scope that each kind is compared by. */
function ofOwnKind(db: ReadDb, span: YearSpan): SQL | undefined {
  const government = "government";
  return or(
    and(isOpenIn(db, scopeOfKind(government), span), eq(agencies.kind, government)),
    and(isOpenIn(db, scopeOfKind("township"), span), ne(agencies.kind, government)),
  );
}
