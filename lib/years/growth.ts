import { type Growth, growthStated } from "./growth-stated";
import { possibleFigure, type YearProblem, type YearReport, yearProblem } from "./year-report";

const received = "requests.received.total";
const carriedIn = "requests.carried_in.total";

/**
 * growth: what the text says of the requests against the year before, in % or in 件, against the tables of both
 * years. The sentence is anchored by its number, which must be that of this year's table; 收到 may mean the new
 * requests, or these and those carried in, of both years alike. Undecided where a figure is missing, and for a
 * percentage where there was nothing the year before.
 * @param texts the sections of the later report
 * @param agency its name as printed
 */
export function wrongGrowth(
  before: YearReport,
  after: YearReport,
  texts: readonly string[],
  agency: string | null,
): YearProblem[] {
  const bases = readings(before, after);
  const [first] = bases;
  if (!first) return [];
  const told = new Set<string>();
  return texts
    .flatMap((text) => growthStated(text, after.year, agency))
    .flatMap((growth) => {
      const meant = bases.filter(({ now }) => now === growth.count);
      if (meant.length === 0 || meant.some(({ last, now }) => holds(growth, last, now) !== false)) return [];
      if (told.has(growth.words)) return [];
      told.add(growth.words);
      const { last, now } = meant[0] ?? first;
      const truth = `${before.year}年${last}件、${after.year}年${now}件，应为${growthWording(growth, last, now)}`;
      const message = `正文“${growth.words}”与两年表中的数不符：${truth}。`;
      const seen = [
        [`${before.year} ${received}`, last],
        [received, now],
        [growth.words, null],
      ] as const;
      const expected = growth.unit === "件" ? Math.abs(now - last) : percentOf(last, now);
      return [yearProblem("growth", [received], message, seen, { expected, found: growth.amount })];
    });
}

/** What 收到 may mean, in both years; without the sum where a part of it is missing. */
function readings(before: YearReport, after: YearReport): { last: number; now: number }[] {
  const of = (report: YearReport) => {
    const fresh = possibleFigure(report, received);
    const old = possibleFigure(report, carriedIn);
    return { fresh, all: fresh === null || old === null ? null : fresh + old };
  };
  const [last, now] = [of(before), of(after)];
  return (["fresh", "all"] as const).flatMap((kind) => {
    const [one, other] = [last[kind], now[kind]];
    return one === null || other === null ? [] : [{ last: one, now: other }];
  });
}

/** Whether growth from one count to another is as stated; null where it cannot be told. */
function holds({ direction, amount, unit, decimals, about }: Growth, last: number, now: number) {
  const change = (now - last) * direction;
  if (unit === "件") return about ? Math.abs(change - amount) <= Math.max(1, amount / 10) : change === amount;
  if (last === 0) return null;
  // Rounded either way, or cut off; 约 leaves a percentage point.
  const near = about ? 1 : 10 ** -decimals;
  return Math.abs((change / last) * 100 - amount) < near + 1e-9;
}

const percentOf = (last: number, now: number) => Math.round((Math.abs(now - last) / last) * 1000) / 10;

function growthWording({ unit }: Growth, last: number, now: number): string {
  if (now === last) return "持平";
  const word = now > last ? "增加" : "减少";
  return unit === "件" ? `${word}${Math.abs(now - last)}件` : `${word}${percentOf(last, now)}%`;
}
