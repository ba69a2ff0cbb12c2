import { expect, it } from "vitest";
import { checkYearPair, copiedForward } from "@/db/write/checks/year-checks";
import { drawYear } from "@/lib/specimen/draw-year";
import { type Figures, figureAt, onForm, sumFigures } from "@/lib/specimen/figures";
import { drawProfile, type Scale } from "@/lib/specimen/profile";
import { type Random, seededRandom } from "@/lib/specimen/seeded-random";
import { drawUnlike } from "@/lib/specimen/unlike-year";
import { wrongGrowth } from "./growth";
import { summedCells, wrongSums } from "./parent-sum";
import { unitSlips } from "./unit-slip";
import type { YearReport } from "./year-report";

const worlds = 500;
const units = 30;
const years = [2021, 2022, 2023];
const received = "requests.received.total";

type Unit = { name: string; years: Figures[] };

/** Units of every kind, the government's office first; figures that hold together within a year and between years. */
function drawWorld(seed: string): Unit[] {
  return Array.from({ length: units }, (_, at) => {
    const random = seededRandom(`${seed}/${at}`);
    const scale: Scale = at % 3 === 0 ? "bureau" : at % 3 === 1 ? "township" : "subdistrict";
    const profile = drawProfile(random, scale);
    const drawn: Figures[] = [];
    for (const _ of years) {
      const before = drawn.at(-1) ?? null;
      drawn.push(drawUnlike(before, () => drawYear(random, profile, before)));
    }
    return { name: `第${at}镇`, years: drawn };
  });
}

const reportOf = (figures: Figures, at: number): YearReport => ({
  year: Number(years[at]),
  form: "2021",
  figures: onForm(figures, "2021"),
});

/** What an honest report says of its growth, rounded or cut off as people do. */
function growthSentence(random: Random, last: number, now: number, year: number): string {
  const change = Math.abs(now - last);
  const [more, fewer] = random.pick([
    ["增加", "减少"],
    ["增长", "下降"],
    ["上升", "下降"],
  ]);
  const verb = now >= last ? more : fewer;
  const decimals = random.int(0, 2);
  const scaled = (change / Math.max(last, 1)) * 100 * 10 ** decimals;
  const printed = (random.chance(0.5) ? Math.round(scaled) : Math.floor(scaled)) / 10 ** decimals;
  const base = random.pick(["同比", "比上年", `较${year - 1}年`, "与上年相比，"]);
  const said =
    last === 0 || random.chance(0.4) ? `${verb}${change}件` : `${verb}${printed.toFixed(decimals)}%`;
  return `${year}年新收政府信息公开申请${now}件，${base}${said}。`;
}

it(`${worlds} clean worlds of ${units} units and ${years.length} years raise no finding of a certain check`, () => {
  const found: string[] = [];
  let growths = 0;
  for (let world = 0; world < worlds; world += 1) {
    const drawn = drawWorld(`clean/${world}`);
    const random = seededRandom(`clean/${world}/prose`);
    const told = (check: string, at: string) => found.push(`${check} of ${at} in world ${world}`);
    for (const unit of drawn) {
      const reports = unit.years.map(reportOf);
      for (const [year] of unitSlips(reports)) told("unit-slip", `${unit.name} ${year}`);
      for (const [at, now] of reports.entries()) {
        const before = reports[at - 1];
        if (!before) continue;
        for (const { check } of [...checkYearPair(before, now), ...copiedForward(before, now)])
          if (check !== "jump") told(check, `${unit.name} ${now.year}`);
        const [last, count] = [before, now].map(({ figures }) => Number(figures.get(received)));
        if (last === 0 && count === 0) continue;
        const text = growthSentence(random, Number(last), Number(count), now.year);
        growths += 1;
        for (const { message } of wrongGrowth(before, now, [text], unit.name)) told("growth", message);
      }
    }
    for (const [at, year] of years.entries()) {
      const parts = drawn.flatMap(({ years: own }) => own[at] ?? []);
      const summed = parts.map((part) => new Map(summedCells.map((cell) => [cell, figureAt(part, cell)])));
      const whole = sumFigures(summed);
      const cells = summedCells.map((cell) => {
        const sum = parts.reduce((total, part) => total + figureAt(part, cell), 0);
        return { cell, own: figureAt(whole, cell), sum, reported: parts.length, decided: true };
      });
      for (const { check } of wrongSums(year, cells)) told(check, String(year));
    }
  }
  expect(found).toEqual([]);
  expect(growths).toBeGreaterThan((worlds * units) / 2);
});
