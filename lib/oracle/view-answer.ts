import type { Scope } from "../catalogue/form-facts";
import { type Indicator, indicatorById } from "../catalogue/indicators";
import type { PointAnswer } from "./answer";
import { changeOf, unitChange } from "./change";
import { groupOf, usualScope } from "./group";
import { countsOf, medianOf, totalOf, valuesOf, whyNothing } from "./group-point";
import { reportsInForce } from "./in-force";
import { unitsInAllLayers } from "./stack";
import { type FigureRow, figureOf, tableOfFigures } from "./table-of-figures";
import type { Question, Unit, World } from "./world";

/** `key` is that of a unit, `group` for the total or `median`. */
export type AnswerRow = PointAnswer & { indicator: string; key: string; scope: Scope; year: number };

/** Every figure that a view may show: of each indicator and year the total, the median and each unit asked for. */
export function viewAnswer(world: World, question: Question): AnswerRow[] {
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const { members, beside } = groupOf(world, reports, { ...question, scope });
  const chosen = chosenUnits(world, question, beside === null ? members : [...members, beside], scope);
  const answers: AnswerRow[] = [];
  for (const id of question.what) {
    const indicator = indicatorById(id);
    const rows = tableOfFigures(world, reports, members, { ...question, indicator, scope });
    for (const year of question.years) {
      const at = { indicator: id, scope, year };
      answers.push({ ...at, key: "group", ...groupPoint(rows, year, question, indicator) });
      answers.push({ ...at, key: "median", ...medianPoint(rows, year, question) });
    }
    for (const { unit, scope: own } of chosen) {
      const [row] = tableOfFigures(world, reports, [unit], { ...question, indicator, scope: own });
      if (!row) continue;
      for (const year of question.years)
        answers.push({
          indicator: id,
          key: unit.key,
          scope: own,
          year,
          ...unitPoint(row, year, question, indicator),
        });
    }
  }
  return answers;
}

/** The layers of a group's stack: each the sum over the units usable in all of them. */
export function layerAnswer(world: World, question: Question): AnswerRow[] {
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const { members } = groupOf(world, reports, { ...question, scope });
  const layers = question.what.map((id) => ({
    indicator: indicatorById(id),
    rows: tableOfFigures(world, reports, members, { ...question, indicator: indicatorById(id), scope }),
  }));
  const kept = new Map<number, Set<string>>();
  for (const year of question.years)
    kept.set(
      year,
      unitsInAllLayers(
        layers.map(({ rows }) => rows),
        year,
      ),
    );
  const answers: AnswerRow[] = [];
  for (const { indicator, rows } of layers) {
    const narrowed = rows.map((row) => onlyWhereKept(row, kept));
    for (const year of question.years)
      answers.push({
        indicator: indicator.id,
        key: "group",
        scope,
        year,
        ...groupPoint(narrowed, year, question, indicator),
      });
  }
  return answers;
}

function onlyWhereKept(row: FigureRow, kept: ReadonlyMap<number, Set<string>>): FigureRow {
  const byYear = new Map(row.byYear);
  for (const [year, figure] of row.byYear)
    if (!kept.get(year)?.has(row.unit.key)) byYear.set(year, { ...figure, usable: false });
  return { unit: row.unit, byYear };
}

export function chosenUnits(
  world: World,
  question: Question,
  group: readonly Unit[],
  scope: Scope,
): { unit: Unit; scope: Scope }[] {
  if (question.units.length === 0) return group.map((unit) => ({ unit, scope }));
  const chosen: { unit: Unit; scope: Scope }[] = [];
  for (const key of question.units) {
    const unit = world.units.find((one) => one.key === key);
    if (unit) chosen.push({ unit, scope: question.scope ?? usualScope(unit.kind) });
  }
  return chosen;
}

function groupPoint(
  rows: readonly FigureRow[],
  year: number,
  { base, years }: Question,
  indicator: Indicator,
): PointAnswer {
  const matched = base === "matched";
  return {
    ...totalOf(rows, year, matched, indicator.kind === "rate"),
    change: years.includes(year - 1) ? changeOf(rows, year, matched, indicator) : null,
  };
}

/** A median has no change: its members are others every year. */
function medianPoint(rows: readonly FigureRow[], year: number, { base }: Question): PointAnswer {
  const matched = base === "matched";
  const counts = countsOf(rows, year, matched);
  const values = valuesOf(rows, year);
  const value = medianOf(values);
  return {
    ...counts,
    value,
    missing: value === null ? whyNothing(rows, year) : null,
    part: null,
    whole: null,
    reported: values.length,
    change: null,
  };
}

function unitPoint(row: FigureRow, year: number, { years }: Question, indicator: Indicator): PointAnswer {
  const figure = figureOf(row, year);
  return {
    value: figure.value,
    missing: figure.missing,
    part: indicator.kind === "rate" ? figure.part : null,
    whole: figure.base,
    reported: figure.usable ? 1 : 0,
    filed: figure.filed ? 1 : 0,
    expected: figure.counted ? 1 : 0,
    uncollected: figure.counted && figure.noReport === "not_collected" ? 1 : 0,
    impossible: figure.impossible ? 1 : 0,
    flagged: figure.flagged ? 1 : 0,
    checks: figure.checks,
    approximate: figure.approximate,
    forms: figure.form === null ? [] : [figure.form],
    change: years.includes(year - 1) ? unitChange(row, year, indicator) : null,
  };
}

export const answerOf = (rows: readonly AnswerRow[], at: Pick<AnswerRow, "indicator" | "key" | "year">) =>
  rows.find((row) => row.indicator === at.indicator && row.key === at.key && row.year === at.year);
