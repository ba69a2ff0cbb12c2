import type { Form, MissingReason, Unit } from "@/lib/catalogue/cell";
import type { CheckId } from "@/lib/catalogue/checks";
import { smallestCoverage } from "@/lib/catalogue/comparison";
import type { Scope } from "@/lib/catalogue/form-facts";

/** Why a change is not stated, although both years have figures. */
export type ChangeRefusal = "nothing" | "coverage" | "undeclared" | "no_base";

/**
 * From the year before to a year, over the same units: `before` and `now` are of the `n` units that have the figure
 * in both, of the `of` that should. They are null, and `refused` says why, where no change may be stated.
 */
export type Change = { n: number; of: number } & (
  | { before: number; now: number; refused: null }
  | { before: null; now: null; refused: ChangeRefusal }
);

/** Both ends belong to it. */
export type Interval = { low: number; high: number };

/** A place among the `of` figures that have one, from the largest; from `best` to `worst` with a probability of 95 %. */
export type RankPlace = { place: number; best: number; worst: number; of: number };

/** Where a share lies against the pooled rate of its group: outside 95 %, `far` outside 99.8 %. */
export type AgainstGroup = "far_above" | "above" | "level" | "below" | "far_below";

/** All shares of a group as one: Σpart of Σwhole over `n` agencies. */
export type Together = { part: number; whole: number; n: number };

/** The figure of the year before, with its interval of 95 %; part and whole are those of a share. */
export type FigureBefore = {
  year: number;
  value: number;
  part: number | null;
  whole: number | null;
  interval: Interval | null;
  /** The checks that question it. */
  checks: readonly CheckId[];
};

/** How the figure of an agency stands among those of its group. What cannot be said is null. See decision 030. */
export type Standing = {
  /** The years whose figures were put together; that of the figure alone where none were. */
  years: readonly number[];
  /** 95 %; of shares and counts whose base is large enough, not of money. */
  interval: Interval | null;
  rank: RankPlace | null;
  /** From the median that is shown with it. */
  distance: number | null;
  against: AgainstGroup | null;
  /** From the year before, whether or not that is shown; null where years are put together. */
  change: Change | null;
  /** What the change was tested from; null where none was. */
  before: FigureBefore | null;
  /** Whether chance makes so large a change in fewer than 2 of 1,000 cases. */
  beyondChance: boolean;
};

/**
 * One year of one line. `value` and `missing` are exclusive. A rate is a share between 0 and 1 and carries its
 * part and whole. Aggregates count the agencies behind them: `reported` gave the figure, `filed` gave a report,
 * `expected` should have, and of these nobody declared the collection of `uncollected`. See decision 019.
 */
export type Point = {
  year: number;
  value: number | null;
  missing: MissingReason | null;
  part: number | null;
  whole: number | null;
  reported: number;
  filed: number;
  expected: number;
  uncollected: number;
  /** Figures that cannot be true: left out of an aggregate, or this one itself. */
  impossible: number;
  /** Figures in it that an open finding questions. */
  flagged: number;
  /** The checks that question it, of an aggregate those of all its figures. */
  checks: readonly CheckId[];
  /** The prose says 余, 约, 多 or 近. */
  approximate: boolean;
  /** The forms it was read from. */
  forms: readonly Form[];
  /** From the year before; null where that year is not shown. */
  change: Change | null;
  /** The report page of a single agency's figure. */
  href: string | null;
  /** In a ranking. */
  standing?: Standing;
};

export type Line = {
  key: string;
  name: string;
  /** `context` is grey and unlabelled, `reference` the thin dark median, parent or whole territory. */
  role: "series" | "context" | "reference";
  scope: Scope;
  href: string | null;
  points: Point[];
};

/** Where some report's form differs from that of the report before; `joined` where the series goes on over it. */
export type SeriesBreak = { year: number; joined: boolean; zh: string; explain: string };

/** What a chart, its table and its sentence are all made from. */
export type Series = {
  /** Id of the indicator of the lines; null where each line is an indicator of its own, named by its key. */
  indicator: string | null;
  title: string;
  subtitle: string;
  unit: Unit | "%";
  years: number[];
  /** Nobody is named as the last or the first, as the site publishes no rankings that do. */
  withholdsRanks?: true;
  /** Of a heat map, the indicator in whose order the rows are; absent where they are in that of the divisions. */
  sortedBy?: string;
  /** The years that are put together in each figure, which stands in the last of them. */
  pooled?: { from: number; to: number };
  /** Of a funnel, what its limits are about; absent where fewer than two have a share. */
  together?: Together;
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

/** Whether a point rests on so few of the agencies that it is drawn hollow and joined to nothing. */
export const hasLowCoverage = ({
  value,
  reported,
  expected,
}: Pick<Point, "value" | "reported" | "expected">): boolean =>
  value !== null && reported < expected * smallestCoverage;

/** No change, and why; `n` of `of` agencies could be compared. */
export const refusedChange = (refused: ChangeRefusal, n: number, of: number): Change => ({
  n,
  of,
  before: null,
  now: null,
  refused,
});

/** All that is usual of one agency's figure: given in a report on today's form, and nothing to be said about it. */
export const plainPoint = {
  missing: null,
  part: null,
  whole: null,
  reported: 1,
  filed: 1,
  expected: 1,
  uncollected: 0,
  impossible: 0,
  flagged: 0,
  checks: [],
  approximate: false,
  forms: ["2021"],
  change: null,
  href: null,
} satisfies Omit<Point, "year" | "value">;
