import type { Form, MissingReason } from "@/lib/catalogue/cell";
import type { CheckId } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Indicator } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";

/**
 * An indicator of one agency in a year in which it was there, or filed anyway. `value` and `missing` are exclusive. A
 * rate whose cells are all numbers has part and whole, whatever their size; a level has neither.
 */
export type UnitFigure = {
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
export function isUsable({ value, whole, impossible }: UnitFigure): boolean {
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
export const amountOf = (kind: Indicator["kind"], { value, part }: UnitFigure): number | null =>
  kind === "rate" ? part : value;
