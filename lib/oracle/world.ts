import type { CellMissingReason, Form } from "../catalogue/cell";
import type { CheckId, Severity } from "../catalogue/checks";
import type { Base, Quality } from "../catalogue/comparison";
import type { Scope } from "../catalogue/form-facts";
import type { Likeness } from "./like";

/** A unit as the register states it. Years are included at both ends; null: open. */
export type Unit = {
  key: string;
  name: string;
  kind: "township" | "subdistrict" | "bureau" | "government" | "unknown";
  parent: string | null;
  validFrom: number | null;
  validTo: number | null;
  successor: string | null;
  expected: boolean;
};

export type Finding = { check: CheckId; severity: Severity; cells: string[] };

/** A report as handed in. Cells that its form does not have are absent, as is prose that states nothing. */
export type Report = {
  id: string;
  unit: string;
  year: number;
  scope: Scope;
  form: Form;
  published: string | null;
  cells: Record<string, number | CellMissingReason>;
  prose: Record<string, { value: number; approximate: boolean }>;
  findings: Finding[];
};

export const plainGroups = {
  towns: ["township", "subdistrict"],
  township: ["township"],
  subdistrict: ["subdistrict"],
  bureau: ["bureau"],
  government: ["government"],
} as const satisfies Record<string, readonly Unit["kind"][]>;
export type PlainGroup = keyof typeof plainGroups;

/** That somebody declared the reports of a region, kind and year to be collected, and the last day for them. */
export type Collection = {
  region: string;
  kind: PlainGroup | "all";
  year: number;
  complete: boolean;
  deadline: string | null;
};

/** All that figures are computed from, as plain rows; `imports` in the order in which they came. */
export type World = {
  units: Unit[];
  imports: Report[][];
  collections: Collection[];
  /** The ISO day of the version that is asked. */
  day: string;
};

/** What is asked: the part of a view that decides about figures, with its years one by one. */
export type Question = {
  what: string[];
  region: string;
  kind: PlainGroup;
  units: string[];
  /** Instead of the region's group one unit with those like it. */
  like?: Likeness | null;
  scope: Scope | null;
  base: Base;
  quality: Quality;
  /** Whose median is beside the figures: the group's, or that of the region above. */
  against: "median" | "parent" | "none";
  years: number[];
};
