import type { CellMissingReason } from "@/lib/catalogue/cell";

/** The parts of a territory that are told apart; of a government its own office alone. */
export const partKinds = ["towns", "bureau", "government"] as const;
export type PartKind = (typeof partKinds)[number];

/** Why a sum is not held against the whole territory's report. */
export type WholeRefusal =
  | "kind"
  | "no_whole"
  | "missing"
  | "undeclared"
  | "doubled"
  | "other_form"
  | "whole_form"
  | "single";

/** The same of one cell: the whole's figure is missing or cannot be, or not all parts have one that can. */
export type CellRefusal = "whole_missing" | "whole_impossible" | "part";

/** A cell summed over the own reports of the agencies in a territory. Money in the unit of the catalogue. */
export type TotalCell = {
  cell: string;
  /** Over the summed reports with a figure that can be; null where there is none. */
  sum: number | null;
  reported: number;
  /** Figures that cannot be and are in no sum; figures in the sum that open findings question. */
  impossible: number;
  flagged: number;
  /** Summed reports that print no figure, by reason. */
  missing: ReadonlyMap<CellMissingReason, number>;
  /** The figure of the whole territory's own report, with its reason where it gives none, and whether open findings question it. */
  whole: number | null;
  wholeFlagged: boolean;
  wholeMissing: CellMissingReason | null;
  refused: CellRefusal | null;
  /**
   * Of a count that is not compared, the whole's figure less the sum: what is left for all that is not summed, if all figures are
   * right. Below zero they cannot be, whatever the others have. Null where nothing follows.
   */
  rest: number | null;
};
