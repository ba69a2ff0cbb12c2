import type { Scope } from "../catalogue/form-facts";
import { type Indicator, indicatorById } from "../catalogue/indicators";
import type { PointAnswer } from "./answer";
import { changeOf, unitChange } from "./change";
import { groupOf, usualScope } from "./group";
import { countsOf, medianOf, quantileOf, totalOf, valuesOf, whyNothing } from "./group-point";
import { reportsInForce } from "./in-force";
import { unitsInAllLayers } from "./stack";
import { type FigureRow, figureOf, tableOfFigures, takesPart } from "./table-of-figures";
import type { Question, Unit, World } from "./world";

/** `key` is that of a unit, `group` for the total or `median`. */
export type AnswerRow = PointAnswer & { indicator: string; key: string; scope: Scope; year: number };

/** Every figure that a view may show: of each indicator and year the total, the median and each unit asked for. */
export function viewAnswer(world: World, question: Question): AnswerRow[] {
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const { members, beside } = groupOf(world, reports, { ...question, scope });
  // Around a unit with its likes that is its own region, else the one above.
  const region = world.units.find(({ key }) => key === question.region);
  const above = (question.like ? null : region?.parent) ?? question.region;
  const hasAbove = !question.like || region !== undefined;
  const reference =
    question.against === "parent" && hasAbove
      ? groupOf(world, reports, { region: above, kind: question.kind, scope }).members
      : members;
  const shown = shownUnits(world, question, beside === null ? members : [...members, beside], scope);
  const answers: AnswerRow[] = [];
  for (const id of question.what) {
    const indicator = indicatorById(id);
    const rows = tableOfFigures(world, reports, members, { ...question, indicator, scope });
    const compared = tableOfFigures(world, reports, reference, { ...question, indicator, scope });
    for (const year of question.years) {
      const at = { indicator: id, scope, year };
      answers.push({ ...at, key: "group", ...groupPoint(rows, year, question, indicator) });
      answers.push({ ...at, key: "median", ...medianPoint(compared, year, question) });
    }
    for (const { unit, scope: own } of shown) {
      const alone = question.units.includes(unit.key) || unit === beside;
      const [row] = tableOfFigures(world, reports, [unit], { ...question, indicator, scope: own, alone });
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
  const tables = layers.map(({ rows }) => rows);
  for (const year of question.years) kept.set(year, unitsInAllLayers(tables, year));
  if (question.base === "matched") {
    const always = new Set<string>();
    for (const { key } of members)
      if (question.years.every((year) => kept.get(year)?.has(key))) always.add(key);
    for (const year of question.years) kept.set(year, always);
  }
  const answers: AnswerRow[] = [];
  for (const { indicator, rows } of layers) {
    const narrowed = rows.map((row) => onlyWhereKept(row, kept));
    for (const year of question.years)
      answers.push({
        indicator: indicator.id,
        key: "group",
        scope,
        year,
        ...groupPoint(narrowed, year, { ...question, base: "all" }, indicator, question.base === "matched"),
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

/** The agencies asked for, each in the scope of its own kind, then all others of the group in that of the view. */
export function shownUnits(
  world: World,
  question: Question,
  group: readonly Unit[],
  scope: Scope,
): { unit: Unit; scope: Scope }[] {
  const shown: { unit: Unit; scope: Scope }[] = [];
  for (const key of question.units) {
    const unit = world.units.find((one) => one.key === key);
    if (unit) shown.push({ unit, scope: question.scope ?? usualScope(unit.kind) });
  }
  for (const unit of group) if (!question.units.includes(unit.key)) shown.push({ unit, scope });
  return shown;
}

function groupPoint(
  rows: readonly FigureRow[],
  year: number,
  { base, years }: Question,
  indicator: Indicator,
  sameUnits = base === "matched",
): PointAnswer {
  const matched = base === "matched";
  return {
    ...totalOf(rows, year, matched, indicator.kind === "rate"),
    change: years.includes(year - 1) ? changeOf(rows, year, matched, indicator, sameUnits) : null,
  };
}

/** The quartiles of a group's own values in each year, and how many these are. */
export function quartileAnswers(world: World, question: Question, indicator: Indicator) {
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const { members } = groupOf(world, reports, { ...question, scope });
  const rows = tableOfFigures(world, reports, members, { ...question, indicator, scope });
  return question.years.map((year) => {
    const usable = rows.filter((row) => takesPart(row, year, question.base === "matched"));
    const values = valuesOf(usable, year);
    const [q1, median, q3] = [quantileOf(values, 0.25), medianOf(values), quantileOf(values, 0.75)];
    return { year, values: values.length, q1, median, q3 };
  });
}

/** Of the members' own values, which are others every year: so it has no change. */
function medianPoint(rows: readonly FigureRow[], year: number, { base }: Question): PointAnswer {
  const matched = base === "matched";
  const counts = countsOf(rows, year, matched);
  const usable = rows.filter((row) => takesPart(row, year, matched));
  const values = valuesOf(usable, year);
  const value = medianOf(values);
  const told = { ...counts, part: null, whole: null, reported: values.length, change: null };
  if (value !== null) return { ...told, value, missing: null };
  if (usable.length === 0) return { ...told, value, missing: whyNothing(rows, year) };
  const idle = usable.every((row) => figureOf(row, year).missing === "no_requests");
  return { ...told, value, missing: idle ? "no_requests" : "no_base" };
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
