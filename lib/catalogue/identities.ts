import type { Form } from "./cell";
import type { CheckId } from "./checks";
import { disputeCellId, disputeResults, disputeRoutes } from "./disputes";
import type { Indicator } from "./indicators";
import { indicatorSums } from "./indicators-2014";
import { type Applicant, applicants, requestCellId, requestRows } from "./requests";

/** Σ left = Σ right over cells of one report; undecidable where a cell of the form is missing. */
export type Identity = {
  check: CheckId;
  /** Which of the many: the applicant, the row or the route. */
  of: string;
  left: readonly string[];
  right: readonly string[];
  forms: readonly Form[];
};

const both: readonly Form[] = ["2021", "2019"];
const outcomes = requestRows.filter((row) => row.group !== null);
const outcomesOf = (form: Form) => outcomes.filter((row) => row.forms.includes(form));
const parts = applicants.filter(({ id }) => id !== "total");
const at = (row: string) => (applicant: Applicant) => requestCellId(row, applicant);

const indicatorIdentities: Identity[] = indicatorSums.map(({ whole, parts: of }) => ({
  check: "indicator-sum",
  of: whole,
  left: of,
  right: [whole],
  forms: ["2014"],
}));

const balance: Identity[] = applicants.map(({ id }) => ({
  check: "balance",
  of: id,
  left: [at("received")(id), at("carried_in")(id)],
  right: [at("closed")(id), at("carried_out")(id)],
  forms: both,
}));

const closedSums: Identity[] = both.flatMap((form) =>
  applicants.map(({ id }) => ({
    check: "closed-sum" as const,
    of: id,
    left: outcomesOf(form).map((row) => requestCellId(row.id, id)),
    right: [at("closed")(id)],
    forms: [form],
  })),
);

const applicantSums: Identity[] = requestRows.map((row) => ({
  check: "applicant-sum",
  of: row.id,
  left: parts.map(({ id }) => requestCellId(row.id, id)),
  right: [requestCellId(row.id, "total")],
  forms: row.forms,
}));

const disputeSums: Identity[] = disputeRoutes.map((route) => ({
  check: "dispute-sum",
  of: route.id,
  left: disputeResults.filter(({ id }) => id !== "total").map(({ id }) => disputeCellId(route.id, id)),
  right: [disputeCellId(route.id, "total")],
  forms: both,
}));

/** Every sum that the axes imply, over all forms. */
export const identities: readonly Identity[] = [
  ...balance,
  ...closedSums,
  ...applicantSums,
  ...disputeSums,
  ...indicatorIdentities,
];

/** The cells that count what became of requests: all must be 0 where none came in. */
export const outcomeTotals: readonly string[] = requestRows
  .filter((row) => row.group !== null || row.id === "closed" || row.id === "carried_out")
  .map((row) => requestCellId(row.id, "total"));

/** The cells that a printed total is the sum of, by the total: over all forms together. */
const partsOf = new Map<string, Set<string>>();
for (const { left, right } of identities) {
  const [whole, ...more] = right;
  if (whole === undefined || more.length > 0) continue;
  partsOf.set(whole, new Set([...(partsOf.get(whole) ?? []), ...left]));
}

/** The cells that nothing is the sum of, below some cells. */
function leaves(cells: readonly string[], found = new Set<string>()): Set<string> {
  for (const cell of cells) {
    const parts = partsOf.get(cell);
    if (parts) leaves([...parts], found);
    else found.add(cell);
  }
  return found;
}

/** Whether one level counts what the other counts: `contains` where it holds more, or is the same by another name. */
export function overlapOf(one: Indicator, other: Indicator): "contains" | "within" | null {
  const [own, others] = [leaves(one.part), leaves(other.part)];
  if (![...own].some((cell) => others.has(cell))) return null;
  return own.size > others.size || (own.size === others.size && one.id < other.id) ? "contains" : "within";
}
