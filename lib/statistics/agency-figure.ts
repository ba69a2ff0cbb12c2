import type { Form, MissingReason } from "@/lib/catalogue/cell";
import type { CheckId } from "@/lib/catalogue/checks";
import { breakBetween } from "@/lib/catalogue/comparison";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Indicator } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import { type Change, type Point, refusedChange } from "@/lib/series/series";

/**
 * An indicator of one agency in a year in which it was there, or filed anyway. `value` and `missing` are exclusive. A
 * rate whose cells are all numbers has part and whole, whatever their size; a level has neither.
 */
export type AgencyFigure = {
  agencyKey: string;
  year: number;
  indicator: string;
  scope: Scope;
  value: number | null;
  missing: MissingReason | null;
  part: number | null;
  whole: number | null;
  /** Of its report; null where there is none. */
  form: Form | null;
  /** Whether the register waits for a report of the year. */
  expected: boolean;
  impossible: boolean;
  checks: readonly CheckId[];
  approximate: boolean;
};

/** Whether the figure may go into totals, medians, ranks and changes. */
export function isUsable({ value, whole, impossible }: AgencyFigure): boolean {
  return !impossible && (value !== null || whole !== null);
}

/** The value of a rate, or why it has none; a part larger than its whole cannot be true. */
export function rateFigure(part: number, whole: number) {
  const impossible = part > whole || whole < 0 || part < 0;
  if (part === 0 && whole === 0) return { value: null, missing: "no_requests" as const, impossible };
  if (whole < smallestBase) return { value: null, missing: "no_base" as const, impossible };
  return { value: part / whole, missing: null, impossible };
}

/** What of a usable figure is added up: the level itself, or the part of a rate. */
export const amountOf = (kind: Indicator["kind"], { value, part }: AgencyFigure): number | null =>
  kind === "rate" ? part : value;

/** Whether two figures of one agency may be compared: both usable, on forms over which the indicator goes on. */
export function isComparable(
  { id }: Pick<Indicator, "id">,
  before: AgencyFigure | undefined,
  now: AgencyFigure | undefined,
): boolean {
  if (!before?.form || !now?.form || !isUsable(before) || !isUsable(now)) return false;
  return breakBetween(id, before.form, now.form)?.clause.joined ?? true;
}

/** The change of one agency's figure from the year before. */
export function agencyChange(
  indicator: Indicator,
  before: AgencyFigure | undefined,
  now: AgencyFigure | undefined,
): Change {
  if (!before || !now || !isComparable(indicator, before, now)) return refusedChange("nothing", 0, 1);
  if (before.value === null || now.value === null) return refusedChange("no_base", 1, 1);
  return { n: 1, of: 1, before: before.value, now: now.value, refused: null };
}

/**
 * Between which values a figure may lie: of one that says 约, 余 or the like, half a step of its last digit that is
 * not zero to either side; 约400 is between 350 and 450.
 */
export function possibleRange({ value, approximate }: Pick<Point, "value" | "approximate">) {
  const exact = value ?? Number.NaN;
  if (!approximate || exact === 0) return { low: exact, high: exact };
  let step = 1;
  while (exact % (step * 10) === 0) step *= 10;
  return { low: exact - step / 2, high: exact + step / 2 };
}
