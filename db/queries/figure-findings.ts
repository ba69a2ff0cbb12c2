import { and, asc, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { checks, severityNames } from "@/lib/catalogue/checks";
import type { ExportedFinding } from "@/lib/export/exported-view";
import { scopeOf, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencies, findings, reports } from "../schema";
import { groupOf, isMember, type YearSpan } from "./group";
import { indicatorOf } from "./indicator-of";
import { isOpenIn } from "./open-finding";
import { bySeverityFirst } from "./open-findings";

/** Open findings about the very figures that a view is made of: errors first, the latest year first. */
export async function figureFindings(db: ReadDb, view: View, span: YearSpan): Promise<ExportedFinding[]> {
  const { units } = view;
  const inScope =
    units.length > 0 && view.scope === undefined ? ofOwnKind(db, span) : isOpenIn(db, scopeOf(view), span);
  const asked = units.length > 0 ? inArray(agencies.key, units) : await isMember(db, groupOf(view));
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
      .map((id) => indicatorOf(db, id))
      .flatMap(({ part, whole, minus }) => [...part, ...whole, ...minus]),
  );
  return rows
    .filter(({ cells }) => cells.some((cell) => shown.has(cell)))
    .map(({ cells: _, ...row }) => ({
      ...row,
      check: checks[row.check].zh,
      severity: severityNames[row.severity],
    }));
}

/** Of single agencies, those of the scope that each kind is compared by. */
function ofOwnKind(db: ReadDb, span: YearSpan): SQL | undefined {
  const government = "government";
  return or(
    and(isOpenIn(db, scopeOfKind(government), span), eq(agencies.kind, government)),
    and(isOpenIn(db, scopeOfKind("township"), span), ne(agencies.kind, government)),
  );
}
