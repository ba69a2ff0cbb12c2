import { indicatorById } from "@/lib/catalogue/indicators";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { type Measured, rankIntervals } from "@/lib/statistics/rank-intervals";
import { placesOf, type RankEntry, standings } from "@/lib/statistics/standings";
import { printFigure, quantile } from "./print-figure";

const agencies = 400;
const rounds = 9;

/** What the places of a large group cost when they are drawn, once for each version, and what all else of a ranking costs. */
export async function rankSpeeds(): Promise<void> {
  const shares = Array.from({ length: agencies }, (_, at): Measured => [at % 37, 40 + ((at * 7) % 90)]);
  const counts = Array.from({ length: agencies }, (_, at): Measured => [(at * 13) % 120]);
  for (const [name, measured] of [
    ["占比", shares],
    ["件数", counts],
  ] as const) {
    const times = timesOf((round) => rankIntervals(measured, `${round}`));
    line(`${agencies}个机关${name}名次的抽取（首次）`, times, 500);
  }
  const entries = shares.map(entryOf);
  const drawn = rankIntervals(shares, "again");
  const times = timesOf(() => {
    const indicator = indicatorById("rate.disclosed");
    standings(indicator, entries, placesOf(indicator, entries, drawn), 0.5);
  });
  line(`${agencies}个机关的区间和比较（名次已抽取）`, times, 60);
}

function timesOf(work: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const started = performance.now();
    work(round);
    return performance.now() - started;
  });
}

function line(name: string, times: readonly number[], target: number): void {
  const time = quantile(times);
  printFigure(name, `${time.toFixed(0)}毫秒`, `≤${target}毫秒`, time <= target);
}

function entryOf([part, whole = part]: Measured, at: number): RankEntry {
  const figure = (year: number): AgencyFigure => ({
    agencyKey: `${at}`,
    year,
    indicator: "rate.disclosed",
    scope: "own",
    value: part / whole,
    missing: null,
    part,
    whole,
    form: "2021",
    expected: true,
    impossible: false,
    checks: [],
    approximate: false,
  });
  return { figure: figure(2025), years: [2025], forms: ["2021"], before: figure(2024) };
}
