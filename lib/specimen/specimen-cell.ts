import type { CellMissingReason } from "@/lib/catalogue/cell";

/** What can be printed in a box on purpose; `unreadable` only arises in reading. */
export type SpecimenCell =
  | { kind: "number"; value: number }
  | { kind: "missing"; reason: Exclude<CellMissingReason, "unreadable"> };

export const number = (value: number): SpecimenCell => ({ kind: "number", value });

/** Plain figures as cells. */
export const asCells = (figures: Iterable<readonly [string, number]>): Map<string, SpecimenCell> =>
  new Map([...figures].map(([id, value]) => [id, number(value)]));
