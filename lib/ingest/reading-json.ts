import type { Refusal } from "./reading";
import { codeOf, type ResolvedReport } from "./resolve-report";

/** One line of `read --json` (DESIGN §8), the same for every file whatever became of it. */
export function readingJson(file: string, outcome: Omit<ResolvedReport, "document" | "hashes"> | Refusal) {
  if (outcome.status === "refused")
    return {
      file,
      status: outcome.status,
      reason: outcome.reason,
      agency: null,
      agency_code: null,
      year: null,
      form: null,
      scope: null,
      published_on: null,
      title: null,
      cells: {},
      prose: {},
      problems: [],
    };
  return {
    file,
    status: outcome.status,
    reason: null,
    agency: outcome.agency,
    agency_code: codeOf(outcome.resolution),
    year: outcome.year,
    form: outcome.form,
    scope: outcome.scope,
    published_on: outcome.publishedOn,
    title: outcome.title,
    cells: Object.fromEntries(
      [...outcome.cells].map(([id, cell]) => [
        id,
        cell.kind === "number"
          ? { value: cell.value, ...(cell.unit ? { unit: cell.unit } : {}), raw: cell.raw, at: cell.at }
          : { missing: cell.reason, raw: cell.raw, at: cell.at },
      ]),
    ),
    prose: Object.fromEntries(outcome.prose),
    problems: outcome.problems.map(({ check, severity, cells, message, expected, found }) => ({
      check,
      severity,
      cells,
      message,
      expected: expected ?? null,
      found: found ?? null,
    })),
  };
}
