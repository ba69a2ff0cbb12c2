import { and, asc, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { agencies, cells, figures, findings, reports, verdicts } from "../../schema";
import { bySeverityFirst, isOpen, verdictHolds } from "../finding-conditions";

/** A figure of a finding as it is printed, or why there is none. */
export type PrintedFigure = { cell: string; raw: string; missing: CellMissingReason | null };

export type CorrectionFinding = {
  agencyKey: string;
  year: number;
  scope: Scope;
  form: Form;
  check: CheckId;
  severity: Severity;
  message: string;
  cells: readonly string[];
  expected: number | null;
  found: number | null;
  /** A person has confirmed it. */
  confirmed: boolean;
  printed: PrintedFigure[];
};

/**
 * What is to be corrected in the reports in force of some agencies, the latest year first: errors and warnings that
 * nobody has explained or called a false alarm, and whatever a person has confirmed, each with its figures as printed.
 * @param year null: of all years
 */
export async function correctionFindings(
  db: ReadDb,
  agencyKeys: readonly string[],
  year: number | null,
): Promise<CorrectionFinding[]> {
  const rows = await inChunks(agencyKeys, (some) => findingsOf(db, some, year));
  const raw = await printedOf(db, rows);
  return rows.map(({ report, verdict, ...finding }) => ({
    ...finding,
    confirmed: verdict !== null,
    printed: finding.cells.flatMap((cell) => {
      const figure = raw.get(`${report} ${cell}`);
      return figure ? [{ cell, ...figure }] : [];
    }),
  }));
}

const findingsOf = (db: ReadDb, agencyKeys: string[], year: number | null) =>
  db
    .select({
      report: findings.report,
      agencyKey: agencies.key,
      year: findings.year,
      scope: findings.scope,
      form: reports.form,
      check: findings.check,
      severity: findings.severity,
      message: findings.message,
      expected: findings.expected,
      found: findings.found,
      cells: findings.cells,
      verdict: verdicts.verdict,
    })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, findings.agency))
    .leftJoin(verdicts, verdictHolds)
    .where(
      and(
        isOpen(db),
        inArray(agencies.key, agencyKeys),
        year === null ? undefined : eq(findings.year, year),
        or(ne(findings.severity, "note"), eq(verdicts.verdict, "confirmed")),
      ),
    )
    .orderBy(asc(agencies.sort), desc(findings.year), asc(findings.scope), bySeverityFirst, asc(findings.id));

/** The figures that findings name, by report and cell. */
async function printedOf(
  db: ReadDb,
  rows: readonly { report: number; cells: readonly string[] }[],
): Promise<Map<string, Omit<PrintedFigure, "cell">>> {
  const named = [...new Set(rows.flatMap((row) => row.cells))];
  const numbers = await inChunks(named, (some) =>
    db.select({ number: cells.number }).from(cells).where(inArray(cells.id, some)),
  );
  const ofCells: SQL = inArray(
    figures.cell,
    numbers.map(({ number }) => number),
  );
  const found = await inChunks([...new Set(rows.map(({ report }) => report))], (some) =>
    db
      .select({ report: figures.report, cell: cells.id, raw: figures.raw, missing: figures.missing })
      .from(figures)
      .innerJoin(cells, eq(cells.number, figures.cell))
      .where(and(inArray(figures.report, some), ofCells)),
  );
  return new Map(found.map(({ report, cell, ...figure }) => [`${report} ${cell}`, figure]));
}
