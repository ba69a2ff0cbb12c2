import { agencyName } from "@/lib/agencies/agency-name";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import type { ReadOutcome } from "../reading";

/**
 * What must be read from a case. Of `cells`, a value that differs is wrong, and so is a printed one called blank;
 * `null` is a cell without a number. Each of `doubtful` must be missing, have an allowed value, or be named by a
 * warning or an error.
 */
export type Expected = {
  /** Nothing may be read. */
  refused?: boolean;
  /** Null: nobody is named, and the report is refused when its agency is looked up. */
  agency?: string | null;
  year?: number;
  form?: string;
  scope?: string;
  published_on?: string | null;
  cells?: Record<string, number | string | null>;
  doubtful?: Record<string, number[]>;
};

/** `wrong`: a figure, agency, year or date that is not true, and nothing says so. */
export type CaseVerdict = { kind: "right" | "flagged" | "refused" | "wrong"; faults: string[] };

/** Holds what was read against what must be. */
export function judgeCase(outcome: ReadOutcome, expected: Expected): CaseVerdict {
  if (outcome.status === "refused")
    return expected.refused ? { kind: "right", faults: [] } : { kind: "refused", faults: [outcome.reason] };
  if (expected.refused) return { kind: "wrong", faults: ["it was read, and should have been refused"] };
  const named = new Set(
    outcome.problems.filter(({ severity }) => severity !== "note").flatMap(({ cells }) => cells),
  );
  const faults: string[] = [];
  const wrong: string[] = [];
  for (const [name, found] of [
    ["agency", outcome.agency],
    ["year", outcome.year],
    ["form", outcome.form],
    ["scope", agencyName(nationalDivisions(), outcome.agency ?? "").scope],
    ["published_on", outcome.publishedOn],
  ] as const) {
    const wanted = expected[name];
    if (wanted !== undefined && wanted !== found) wrong.push(`${name}: ${found} instead of ${wanted}`);
  }
  for (const [id, wanted] of Object.entries(expected.cells ?? {})) {
    const cell = outcome.cells.get(id);
    const found = cell?.kind === "number" ? cell.value : (cell?.reason ?? "nothing");
    if (found === wanted || (wanted === null && typeof found === "string")) continue;
    const says = `${id}: ${found} instead of ${wanted}`;
    if (named.has(id) || (typeof found === "string" && found !== "blank")) faults.push(says);
    else wrong.push(says);
  }
  for (const [id, allowed] of Object.entries(expected.doubtful ?? {})) {
    const cell = outcome.cells.get(id);
    if (cell?.kind !== "number" || allowed.includes(cell.value)) continue;
    if (!named.has(id)) wrong.push(`${id}: ${cell.value} and nothing says so`);
  }
  if (wrong.length > 0) return { kind: "wrong", faults: [...wrong, ...faults] };
  return { kind: faults.length > 0 ? "flagged" : "right", faults };
}
