import { indicatorById } from "@/lib/catalogue/indicators";
import type { ExportedChart } from "@/lib/export/exported-view";
import type { PointAnswer } from "@/lib/oracle/answer";
import { answerOf, quartileAnswers } from "@/lib/oracle/view-answer";
import type { Question, World } from "@/lib/oracle/world";
import type { Series } from "@/lib/series/series";
import { printView, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { groupOf } from "../queries/group";
import { groupTrend } from "../queries/group-trend";
import { exportedView } from "../views/exported-view";
import { type ChartAnswers, chartAnswers } from "./chart-answers";
import { type Difference, isEqual } from "./difference";
import { figureDifferences, fileDifferences } from "./figure-differences";
import { filingDifferences } from "./filing-differences";
import { claimsOf } from "./sentence-claims-of";
import { breaksIn, membersThere, structureDifferences } from "./structure-differences";
import { writtenRows } from "./written-rows";

/**
 * All that a view says against the oracle: every figure of its charts, who is among the lines, the breaks, the numbers
 * of the sentences, who filed when; with `files` also the figures in CSV, JSON and XLSX.
 */
export async function differencesOf(
  db: ReadDb,
  world: World,
  view: View,
  { files }: { files: boolean },
): Promise<Difference[]> {
  const found: Difference[] = [];
  const differs = (what: string, at: string, is: unknown, must: unknown) => {
    found.push({ what, at: `${view.how} ${at}`, is, must, view: printView(view) });
  };
  const exported = await exportedView(db, view);
  const answers = exported.charts.map((chart) => chartAnswers(world, view, chart));
  for (const [index, chart] of exported.charts.entries()) {
    const known = answers[index];
    if (!known) continue;
    figureDifferences(known, differs);
    structureDifferences(world, known.question, chart, differs);
    if (known.rows.every(({ answer }) => answer !== null)) sentenceDifferences(world, known, chart, differs);
  }
  const [first] = answers;
  if (first) await quartileDifferences(db, world, view, first.question, differs);
  if (files)
    for (const [file, rows] of await writtenRows(exported)) fileDifferences(file, rows, answers, differs);
  const years = exported.charts.flatMap(({ series }) => series.years);
  const span = { from: Math.min(...years), to: Math.max(...years) };
  if (years.length > 0) found.push(...(await filingDifferences(db, world, view, span)));
  return found;
}

async function quartileDifferences(
  db: ReadDb,
  world: World,
  view: View,
  question: Question,
  differs: (what: string, at: string, is: unknown, must: unknown) => void,
): Promise<void> {
  const { base, quality } = view;
  const span = { from: Math.min(...question.years), to: Math.max(...question.years) };
  const asked = { base, quality, years: question.years };
  for (const { indicator, points } of await groupTrend(db, groupOf(view), view.what, span, asked))
    for (const must of quartileAnswers(world, question, indicatorById(indicator))) {
      const point = points.find(({ year }) => year === must.year);
      const is = point && {
        year: point.year,
        values: point.values,
        q1: point.q1,
        median: point.median,
        q3: point.q3,
      };
      if (!isEqual(is, must)) differs("quartiles", `group ${indicator} ${must.year}`, is, must);
    }
}

function sentenceDifferences(
  world: World,
  { all, question }: ChartAnswers,
  chart: ExportedChart,
  differs: (what: string, at: string, is: unknown, must: unknown) => void,
): void {
  const { series, owner, indicators } = chart;
  const point = (of: Series, key: string, year: number): PointAnswer => {
    const indicator = owner ? key : (indicators[[series, ...series.beside].indexOf(of)] ?? "");
    const answer = answerOf(all, { indicator, key: owner ? owner.key : key, year });
    if (!answer) throw new Error(`no answer for ${indicator} ${key} ${year}`);
    return answer;
  };
  const joined = breaksIn(world, question, chart).every((one) => one.joined);
  const members = membersThere(world, question, question.years.slice(-1));
  const sentence = chart.sentence.replaceAll("约", "");
  for (const { says, not } of claimsOf(chart, {
    point,
    joined,
    members,
    matched: question.base === "matched",
  })) {
    for (const text of says)
      if (!sentence.includes(text)) differs("sentence", series.title, chart.sentence, text);
    for (const text of not)
      if (sentence.includes(text)) differs("sentence", series.title, chart.sentence, `not ${text}`);
  }
}
