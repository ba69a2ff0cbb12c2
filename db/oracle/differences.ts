import type { ExportedChart } from "@/lib/export/exported-view";
import { type FigureRow, figureRows } from "@/lib/export/figure-rows";
import type { PointAnswer } from "@/lib/oracle/answer";
import { breaksOf } from "@/lib/oracle/breaks";
import { groupOf, usualScope } from "@/lib/oracle/group";
import { reportsInForce } from "@/lib/oracle/in-force";
import { isThere } from "@/lib/oracle/states";
import { answerOf, layerAnswer, viewAnswer } from "@/lib/oracle/view-answer";
import type { Question, World } from "@/lib/oracle/world";
import type { Series } from "@/lib/series";
import { printView, type View } from "@/lib/view";
import type { ReadDb } from "../client";
import { exportedView } from "../queries/exported-view";
import { claimsOf } from "./sentence-claims-of";

/** Where the product says something else than the oracle. */
export type Difference = { what: string; is: unknown; must: unknown; at: string; view: string };

const fields = [
  "value",
  "missing",
  "part",
  "whole",
  "reported",
  "filed",
  "expected",
  "uncollected",
  "impossible",
  "flagged",
  "approximate",
  "checks",
  "forms",
  "change",
] as const satisfies readonly (keyof FigureRow & keyof PointAnswer)[];

/** Every figure of a view's charts, who is among their lines, the breaks and the sentence's numbers against the oracle. */
export async function differencesOf(db: ReadDb, world: World, view: View): Promise<Difference[]> {
  const found: Difference[] = [];
  const { charts } = await exportedView(db, view);
  for (const chart of charts) {
    const question = questionOf(view, chart.series.years);
    const isStack = view.how === "stacked" || view.how === "share";
    const ids = [...new Set(figureRows(chart).map(({ indicator }) => indicator))];
    const layers = isStack && view.units.length === 0 ? layerAnswer(world, { ...question, what: ids }) : [];
    const answers = [...layers, ...viewAnswer(world, question)];
    const differs = (what: string, at: string, is: unknown, must: unknown) => {
      found.push({ what, at: `${view.how} ${at}`, is, must, view: printView(view) });
    };
    for (const row of figureRows(chart)) {
      const at = { indicator: row.indicator, key: row.agency, year: row.year };
      const answer = answerOf(answers, at);
      const where = `${row.role} ${at.indicator} ${at.key} ${at.year}`;
      if (!answer) differs("row", where, "shown", "not there");
      else
        for (const field of fields)
          if (!isEqual(row[field], answer[field])) differs(field, where, row[field], answer[field]);
    }
    const { lines, breaks } = structureOf(world, question, chart);
    const shown = chart.series.lines.filter(({ role, key }) => role !== "reference" && key !== "group");
    if (
      lines &&
      shown.length > 0 &&
      lines.join() !==
        shown
          .map(({ key }) => key)
          .sort()
          .join()
    )
      differs("lines", "", shown.map(({ key }) => key).sort(), lines);
    const isJoined = breaks.every(({ joined }) => joined);
    if (
      withBreaks.has(view.how) &&
      chart.series.lines.length > 0 &&
      !isEqual(
        chart.series.breaks.map(({ year, joined }) => ({ year, joined })),
        breaks,
      )
    )
      differs("breaks", ids.join(), chart.series.breaks, breaks);
    const point = (of: Series, key: string, year: number): PointAnswer => {
      const indicator = chart.owner ? key : (indicatorOf(chart, of) ?? "");
      const agency = chart.owner ? chart.owner.key : key;
      const answer = answerOf(answers, { indicator, key: agency, year });
      if (!answer) throw new Error(`no answer for ${indicator} ${agency} ${year} in ${printView(view)}`);
      return answer;
    };
    const sentence = chart.sentence.replaceAll("约", "");
    const members = membersThere(world, question, [question.years.at(-1) ?? 0]);
    for (const { says, not } of claimsOf(chart, { point, joined: () => isJoined, members })) {
      for (const text of says)
        if (!sentence.includes(text)) differs("sentence", ids.join(), chart.sentence, text);
      for (const text of not)
        if (sentence.includes(text)) differs("sentence", ids.join(), chart.sentence, `not ${text}`);
    }
  }
  return found;
}

const withBreaks = new Set(["line", "table", "multiples", "slope", "stacked", "share", "grouped"]);

export const questionOf = (view: View, years: number[]): Question => ({
  what: view.what,
  region: view.region,
  kind: view.kind,
  units: view.units,
  scope: view.scope ?? null,
  base: view.base,
  quality: view.quality,
  against: view.against,
  years,
});

const indicatorOf = ({ indicators, series }: ExportedChart, of: Series) =>
  indicators[[series, ...series.beside].indexOf(of)];

const allMembers = new Set(["table", "heat", "slope", "multiples", "bar", "scatter"]);

/** Which agencies a chart of a whole group must show, by key, and where its form breaks must be. */
function structureOf(world: World, question: Question, chart: ExportedChart) {
  const { form, series } = chart;
  const whole = question.units.length === 0;
  const lines = whole && allMembers.has(form) ? membersThere(world, question, question.years) : null;
  const reports = reportsInForce(world);
  const scope = question.scope ?? usualScope(question.kind);
  const units = whole
    ? groupOf(world, reports, { ...question, scope }).members.map((unit) => ({ unit, scope }))
    : world.units
        .filter(({ key }) => (chart.owner ? chart.owner.key === key : question.units.includes(key)))
        .map((unit) => ({ unit, scope: question.scope ?? usualScope(unit.kind) }));
  const years = new Map<number, boolean>();
  const of = chart.owner
    ? chart.series.lines.map(({ key }) => key)
    : [series.indicator ?? question.what[0] ?? ""];
  for (const id of of)
    for (const { year, joined } of breaksOf(reports, units, id, series.years))
      years.set(year, joined && (years.get(year) ?? true));
  const breaks = [...years].sort(([a], [b]) => a - b).map(([year, joined]) => ({ year, joined }));
  return { lines, breaks };
}

function membersThere(world: World, question: Question, years: readonly number[]): string[] {
  const scope = question.scope ?? usualScope(question.kind);
  const { members } = groupOf(world, reportsInForce(world), { ...question, scope });
  return members
    .filter((unit) => years.some((year) => isThere(unit, year)))
    .map(({ key }) => key)
    .sort();
}

/** Numbers up to the dust of binary fractions, lists whatever their order. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));
  if (Array.isArray(one) && Array.isArray(other)) {
    const [first, second] = [one, other].map((list) => list.map((item) => JSON.stringify(item)).sort());
    return first?.join() === second?.join();
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const others = new Map(Object.entries(other));
  return Object.entries(one).every(([key, value]) => isEqual(value, others.get(key)));
}
