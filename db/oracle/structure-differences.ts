import type { ExportedChart } from "@/lib/export/exported-view";
import { breaksOf } from "@/lib/oracle/breaks";
import { groupOf, usualScope } from "@/lib/oracle/group";
import { reportsInForce } from "@/lib/oracle/in-force";
import { contains } from "@/lib/oracle/overlap";
import { isThere } from "@/lib/oracle/states";
import type { Question, World } from "@/lib/oracle/world";
import { isEqual } from "./difference";
import { formRules } from "./form-rules";

/** Who is among the lines of a whole group's chart, and where its form breaks stand. A chart without lines only says why. */
export function structureDifferences(
  world: World,
  question: Question,
  chart: ExportedChart,
  differs: (what: string, at: string, is: unknown, must: unknown) => void,
): void {
  const { form, series } = chart;
  if (series.lines.length === 0) return;
  const keys = series.lines
    .filter(({ role, key }) => role !== "reference" && key !== "group")
    .map(({ key }) => key);
  const members = membersThere(world, question, question.years);
  const isWhole = question.units.length === 0 || Boolean(question.like);
  if (isWhole && formRules[form].allMembers && !isEqual(keys, members)) differs("lines", "", keys, members);
  if (form === "stacked" || form === "share")
    for (const { key } of series.lines)
      for (const other of series.lines)
        if (contains(key, other.key)) differs("layer", key, `beside ${other.key}`, "left out");
  const breaks = series.breaks.map(({ year, joined }) => ({ year, joined }));
  const must = breaksIn(world, question, chart);
  if (formRules[form].breaks && !isEqual(breaks, must)) differs("breaks", series.title, breaks, must);
}

/** The members of the group asked for that are there in one of the years, by key. */
export function membersThere(world: World, question: Question, years: readonly number[]): string[] {
  const scope = question.scope ?? usualScope(question.kind);
  const { members } = groupOf(world, reportsInForce(world), { ...question, scope });
  return members.filter((unit) => years.some((year) => isThere(unit, year))).map(({ key }) => key);
}

/** Where some agency of the chart's own lines changed its form, for any of the chart's indicators. */
export function breaksIn(world: World, question: Question, chart: ExportedChart) {
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const chosen = world.units.filter(({ key }) =>
    chart.owner ? chart.owner.key === key : question.units.includes(key),
  );
  const units =
    question.units.length === 0
      ? groupOf(world, reports, { ...question, scope }).members.map((unit) => ({ unit, scope }))
      : chosen.map((unit) => ({ unit, scope: question.scope ?? usualScope(unit.kind), alone: true }));
  const { series, owner } = chart;
  const indicators = owner ? series.lines.map(({ key }) => key) : chart.indicators.slice(0, 1);
  const years = new Map<number, boolean>();
  for (const id of indicators)
    for (const { year, joined } of breaksOf(reports, units, id, series.years))
      years.set(year, joined && (years.get(year) ?? true));
  return [...years].sort(([a], [b]) => a - b).map(([year, joined]) => ({ year, joined }));
}
