import type { Form, MissingReason } from "../catalogue/cell";
import type { CheckId } from "../catalogue/checks";

export type ChangeAnswer = {
  n: number;
  of: number;
  before: number | null;
  now: number | null;
  refused: "nothing" | "coverage" | "undeclared" | "no_base" | null;
};

/** What a point of a chart must be. */
export type PointAnswer = {
  value: number | null;
  missing: MissingReason | null;
  part: number | null;
  whole: number | null;
  reported: number;
  filed: number;
  expected: number;
  uncollected: number;
  impossible: number;
  flagged: number;
  checks: CheckId[];
  approximate: boolean;
  forms: Form[];
  change: ChangeAnswer | null;
};
