import type { CheckId } from "./checks";
import { disclosureCells } from "./disclosure";
import { applicants, requestCellId } from "./requests";

/** A cell of a report, or of the one of the year before; with `minus` it is taken away. */
export type YearTerm = { cell: string; of: "before" | "after"; minus?: true };

/** Σ left = Σ right over the cells of two reports of adjacent years. */
export type YearIdentity = { check: CheckId; left: readonly YearTerm[]; right: readonly YearTerm[] };

const carryOver: YearIdentity[] = applicants.map(({ id }) => ({
  check: "carry-over",
  left: [{ cell: requestCellId("carried_out", id), of: "before" }],
  right: [{ cell: requestCellId("carried_in", id), of: "after" }],
}));

const inForce: YearIdentity[] = disclosureCells
  .filter(({ column }) => column === "in_force")
  .map(({ id, row }) => ({
    check: "in-force",
    left: [
      { cell: id, of: "before" },
      { cell: `disclosure.${row}.issued`, of: "after" },
      { cell: `disclosure.${row}.repealed`, of: "after", minus: true },
    ],
    right: [{ cell: id, of: "after" }],
  }));

/** What a report and the one of the year before have to do with each other. */
export const yearIdentities: readonly YearIdentity[] = [...carryOver, ...inForce];
