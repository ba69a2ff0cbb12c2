import type { ExportedChart } from "@/lib/export/exported-view";
import { type FigureRow, figureRows } from "@/lib/export/figure-rows";
import type { Likeness } from "@/lib/oracle/like";
import { type AnswerRow, answerOf, layerAnswer, viewAnswer } from "@/lib/oracle/view-answer";
import type { Question, World } from "@/lib/oracle/world";
import type { View } from "@/lib/view/view";

/** What the oracle says of a chart: all that it may show, and its rows one by one, null where it knows no such row. */
export type ChartAnswers = {
  question: Question;
  all: AnswerRow[];
  rows: { row: FigureRow; answer: AnswerRow | null }[];
};

export function chartAnswers(world: World, view: View, chart: ExportedChart): ChartAnswers {
  const question: Question = {
    what: view.what,
    region: view.region,
    kind: view.kind,
    units: view.units,
    like: likenessOf(view),
    scope: view.scope ?? null,
    base: view.base,
    quality: view.quality,
    against: view.against,
    years: chart.series.years,
  };
  const rows = figureRows(chart);
  const isStack = (view.how === "stacked" || view.how === "share") && view.units.length === 0;
  const what = [...new Set(rows.map(({ indicator }) => indicator))];
  const layers = isStack ? layerAnswer(world, { ...question, what }) : [];
  const all = [...layers, ...viewAnswer(world, question)];
  const answered = rows.map((row) => {
    const at = { indicator: row.indicator, key: row.agency, year: row.year };
    return { row, answer: answerOf(all, at) ?? null };
  });
  return { question, all, rows: answered };
}

/** As the view says it in its address. */
export function likenessOf({ like, from, to }: View): Likeness | null {
  const [of = "", by] = like?.split(":") ?? [];
  if (by !== "parent" && by !== "received" && by !== "disclosed") return null;
  return { of, by, from: from ?? null, to: to ?? null };
}
