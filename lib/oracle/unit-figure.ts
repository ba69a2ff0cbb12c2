import type { Form, MissingReason } from "../catalogue/cell";
import { cellById } from "../catalogue/cells";
import type { CheckId } from "../catalogue/checks";
import type { Quality } from "../catalogue/comparison";
import type { Scope } from "../catalogue/form-facts";
import type { Indicator } from "../catalogue/indicators";
import { smallestBase } from "../catalogue/rates";
import { type InForce, slotOf } from "./in-force";
import { isThere, type NoReport, noReport } from "./states";
import type { Unit, World } from "./world";

/** What one unit's report of a year says of an indicator. */
export type UnitFigure = {
  /** Whether it is there in the year, and either expected to file or did. */
  counted: boolean;
  /** It has a report and is there. */
  filed: boolean;
  form: Form | null;
  lacksIndicator: boolean;
  /** Why there is no report, of a unit that is there. */
  noReport: NoReport | null;
  /** What a chart of this unit shows: exclusive, as is the reason. */
  value: number | null;
  missing: MissingReason | null;
  /** The sums of the cells, where all of them are numbers; the base only of a rate. */
  part: number | null;
  base: number | null;
  impossible: boolean;
  flagged: boolean;
  checks: CheckId[];
  approximate: boolean;
  /** It may take part in totals, medians, ranks and changes. */
  usable: boolean;
};

const nothing: UnitFigure = {
  counted: false,
  filed: false,
  form: null,
  lacksIndicator: false,
  noReport: null,
  value: null,
  missing: "not_there",
  part: null,
  base: null,
  impossible: false,
  flagged: false,
  checks: [],
  approximate: false,
  usable: false,
};

/** `alone`: asked for by name, so that a report is shown also of a year in which the register has no such unit. */
export function unitFigure(
  world: World,
  reports: ReadonlyMap<string, InForce>,
  unit: Unit,
  asked: { indicator: Indicator; scope: Scope; year: number; quality: Quality; alone?: boolean },
): UnitFigure {
  const { indicator, scope, year, quality, alone = false } = asked;
  const report = reports.get(slotOf(unit.key, scope, year));
  if (!isThere(unit, year) && !(alone && report)) return nothing;
  if (!report) {
    const state = noReport(world, unit, year);
    return { ...nothing, counted: unit.expected, noReport: state, missing: state };
  }
  const filed: UnitFigure = { ...nothing, counted: true, filed: true, form: report.form };

  const own = { part: onForm(indicator.part, report.form), whole: onForm(indicator.whole, report.form) };
  const minus = onForm(indicator.minus, report.form);
  const lacks = own.part.length === 0 || (indicator.kind === "rate" && own.whole.length === 0);
  if (lacks) return { ...filed, lacksIndicator: true, missing: "not_in_form" };

  const cells = [...own.part, ...own.whole, ...minus];
  const reasons: MissingReason[] = [];
  for (const id of cells) {
    const figure = figureOf(report, id);
    if (typeof figure !== "number") reasons.push(figure);
  }
  // Of several the first by name: any of them would be true.
  const [reason] = reasons.sort();
  if (reason !== undefined) return { ...filed, missing: reason };
  const part = sumOf(report, own.part);
  const base = indicator.kind === "rate" ? sumOf(report, own.whole) - sumOf(report, minus) : null;

  let impossible = base !== null && (part > base || base < 0);
  for (const id of cells) {
    const figure = figureOf(report, id);
    const isCount = cellById(id).measure === "count";
    if (isCount && typeof figure === "number" && (figure < 0 || !Number.isInteger(figure))) impossible = true;
  }
  const checks: CheckId[] = [];
  for (const finding of report.findings) {
    if (finding.severity === "note" || finding.check === "incomplete") continue;
    if (finding.cells.some((id) => cells.includes(id)) && !checks.includes(finding.check))
      checks.push(finding.check);
  }
  const flagged = checks.length > 0;
  if (flagged && quality === "clean") return { ...filed, missing: "under_review" };

  let approximate = false;
  for (const id of cells) if (report.prose[id]?.approximate) approximate = true;
  const told = { ...filed, part, base, impossible, flagged, checks, approximate, usable: !impossible };
  if (base === null) return { ...told, value: part, missing: null };
  if (part === 0 && base === 0) return { ...told, missing: "no_requests" };
  if (base < smallestBase) return { ...told, missing: "no_base" };
  return { ...told, value: part / base, missing: null };
}

function onForm(ids: readonly string[], form: Form): string[] {
  const found: string[] = [];
  for (const id of ids) if (cellById(id).forms.includes(form)) found.push(id);
  return found;
}

function figureOf(report: InForce, id: string): number | MissingReason {
  if (cellById(id).table === "prose") return report.prose[id]?.value ?? "not_stated";
  const figure = report.cells[id];
  if (figure === undefined) throw new Error(`the report ${report.id} says nothing of "${id}"`);
  return figure;
}

function sumOf(report: InForce, ids: readonly string[]): number {
  let sum = 0;
  for (const id of ids) {
    const figure = figureOf(report, id);
    if (typeof figure === "number") sum += figure;
  }
  return sum;
}
