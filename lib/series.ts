import type { MissingReason, Unit } from "@/lib/catalogue/cell";

/**
 * One year of one line. `value` and `missing` are exclusive. A rate is a share between 0 and 1 and carries its
 * part and whole. Aggregates count the reports behind them: `reported` gave the figure, `filed` gave a report,
 * `expected` should have.
 */
export type Point = {
  year: number;
  value: number | null;
  missing: MissingReason | "no_base" | "no_reports" | null;
  part: number | null;
  whole: number | null;
  reported: number;
  filed: number;
  expected: number;
  /** The report page of a single agency's figure. */
  href: string | null;
};

export type Line = {
  key: string;
  name: string;
  /** `context` is grey and unlabelled, `reference` the thin dark median or parent. */
  role: "series" | "context" | "reference";
  href: string | null;
  points: Point[];
};

export type SeriesBreak = { year: number; zh: string; explain: string };

/** What a chart, its table and its sentence are all made from. */
export type Series = {
  title: string;
  subtitle: string;
  unit: Unit | "%";
  years: number[];
  lines: Line[];
  breaks: SeriesBreak[];
  notes: string[];
  /** 来源 and version, as printed under the chart. */
  source: string;
  demo: boolean;
  /**
   * Further indicators drawn in the same chart, over the same years: the vertical one of a scatter plot, the other
   * columns of a heat map. They have none of their own.
   */
  beside: Series[];
};
