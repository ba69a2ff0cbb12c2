import type { Cell } from "@/lib/catalogue/cell";
import { cells } from "@/lib/catalogue/cells";
import { type CheckId, checks } from "@/lib/catalogue/checks";
import { missingText, numberText } from "@/lib/chart/number-text";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { sourceLink } from "@/lib/view/addresses";
import { comparableFigure, isImpossible } from "../comparable-figure";
import type { ReportPage } from "../queries/reports/report";

/** A statutory cell of one report, in the unit of the catalogue. */
export type CellInWords = {
  figure: AgencyFigure;
  /** The number, or why there is none. */
  text: string;
  /** The place in the source; null where the report has no such cell. */
  href: string | null;
  /** What is found and nobody has explained, as sentences. */
  findings: readonly string[];
};

/** The cells of the tables that any of some reports have, in the order of the print; a report may mix two forms. */
export const cellsGiven = (reports: readonly ReportPage[]): Cell[] =>
  cells.filter(({ id }) => reports.some(({ figures }) => figures.has(id)));

/** How a report tells its statutory cells, each asked for by its id. */
export function cellsInWords({ report, agency, figures, findings }: ReportPage): (id: string) => CellInWords {
  const questioned = new Map<string, { checks: CheckId[]; messages: string[] }>();
  for (const { check, severity, cells: named, message, verdict } of findings) {
    const settled = verdict !== null && verdict.verdict !== "confirmed";
    // That a cell is empty it says itself; a note questions no figure.
    if (settled || check === "incomplete" || severity === "note") continue;
    for (const cell of named) {
      const known = questioned.get(cell) ?? { checks: [], messages: [] };
      known.checks.push(check);
      known.messages.push(`${checks[check].zh}：${message}`);
      questioned.set(cell, known);
    }
  }
  return (id) => {
    const stored = figures.get(id);
    // What the form has and cannot be read is stored as such; what is not stored the printed tables do not have.
    const { value, missing } = stored
      ? comparableFigure(id, stored)
      : { value: null, missing: "not_in_form" as const };
    const figure: AgencyFigure = {
      agencyKey: agency.key,
      year: report.year,
      indicator: id,
      scope: report.scope,
      value,
      missing: value === null ? (missing ?? "unreadable") : null,
      part: null,
      whole: null,
      form: report.form,
      expected: true,
      impossible: value !== null && isImpossible(id, value),
      checks: questioned.get(id)?.checks ?? [],
      approximate: false,
    };
    return {
      figure,
      text: value === null ? missingText(figure.missing ?? "unreadable") : numberText(value),
      href: stored ? sourceLink(agency.key, report.year, report.scope, { id, at: stored.at }) : null,
      findings: questioned.get(id)?.messages ?? [],
    };
  };
}
