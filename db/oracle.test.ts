import fc from "fast-check";
import { expect, it } from "vitest";
import { figureRows } from "@/lib/export/figure-rows";
import { askedIndicators, drawing, worldOfSeed, yearsOf } from "@/lib/oracle/random-world";
import { answerOf, layerAnswer, viewAnswer } from "@/lib/oracle/view-answer";
import type { Question, World } from "@/lib/oracle/world";
import { chartForms, printView, type View, viewSchema } from "@/lib/view";
import { databaseOf } from "./oracle-database";
import { exportedView } from "./queries/exported-view";

const worlds = Number(process.env.ORACLE_WORLDS ?? 40);
const viewsOfAWorld = 12;

function randomView(world: World, seed: number): View {
  const draw = drawing(seed);
  const years = yearsOf(world);
  const regions = world.units.filter(({ kind }) => kind === "government").map(({ key }) => key);
  const region = draw.chance(80) ? (regions[draw.int(0, regions.length - 1)] ?? "") : "";
  const unit = () => world.units[draw.int(0, world.units.length - 1)]?.key ?? "";
  const units = draw.chance(60) ? [] : Array.from({ length: draw.int(1, 4) }, unit);
  const how = draw.one(chartForms);
  const what = Array.from({ length: draw.one([1, 1, 2, 3]) }, () => draw.one(askedIndicators));
  const [from = 2000, to = 2000] = [
    years[draw.int(0, 1)],
    years[draw.int(years.length - 2, years.length - 1)],
  ];
  return viewSchema.parse({
    what: [...new Set(what)],
    region,
    kind: draw.one(["towns", "towns", "township", "subdistrict", "bureau", "government", "government"]),
    units: [...new Set(units)],
    ...(draw.chance(70) ? { from, to } : {}),
    how,
    against: draw.one(["median", "parent", "none"]),
    ...(draw.chance(75) ? {} : { scope: draw.one(["own", "territory"]) }),
    base: draw.chance(70) ? "all" : "matched",
    quality: draw.chance(75) ? "all" : "clean",
  });
}

const questionOf = (view: View, years: number[]): Question => ({
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

type Difference = {
  field: string;
  is: unknown;
  must: unknown;
  view: string;
  how: string;
  at: string;
  role: string;
};

async function differences(world: World, seeds: readonly number[]): Promise<Difference[]> {
  const test = databaseOf(world);
  const found: Difference[] = [];
  try {
    const asked: World = { ...world, day: test.db.version?.day ?? world.day };
    for (const seed of seeds) {
      const view = randomView(world, seed);
      const { charts } = await exportedView(test.db, view);
      for (const chart of charts) {
        const question = questionOf(view, chart.series.years);
        const answers = viewAnswer(asked, question);
        const layers = view.how === "stacked" || view.how === "share" ? layerAnswer(asked, question) : [];
        for (const row of figureRows(chart)) {
          const at = { indicator: row.indicator, key: row.agency, year: row.year };
          const answer = answerOf(layers, at) ?? answerOf(answers, at);
          const differs = (field: string, is: unknown, must: unknown) =>
            found.push({
              field,
              is,
              must,
              view: printView(view),
              how: view.how,
              at: `${at.indicator} ${at.key} ${at.year}`,
              role: row.role,
            });
          if (!answer) differs("row", "there", "absent");
          else
            for (const field of fields)
              if (!equal(row[field], answer[field])) differs(field, row[field], answer[field]);
        }
      }
    }
  } finally {
    test.close();
  }
  return found;
}

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
] as const;

function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return [...one].sort().join() === [...other].sort().join();
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
  if (typeof one === "object" && typeof other === "object" && one !== null && other !== null) {
    const entries = Object.entries(one);
    return entries.every(([key, value]) =>
      equal(value, Object.entries(other).find(([name]) => name === key)?.[1]),
    );
  }
  return one === other;
}

it("every figure of every view is the oracle's", async () => {
  const all: (Difference & { world: number })[] = [];
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const seeds = Array.from({ length: viewsOfAWorld }, (_, index) => seed + index);
      all.push(...(await differences(worldOfSeed(seed), seeds)).map((one) => ({ ...one, world: seed })));
    }),
    { numRuns: worlds },
  );
  const counts = new Map<string, (Difference & { world: number })[]>();
  for (const one of all) {
    const kind = `${one.field} ${one.how} ${one.role} ${/ (group|median) /.exec(one.at)?.[1] ?? "unit"}`;
    counts.set(kind, [...(counts.get(kind) ?? []), one]);
  }
  console.log(
    [...counts]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([kind, [first, ...more]]) => `${more.length + 1} ${kind}\n     ${JSON.stringify(first)}`)
      .join("\n"),
  );
  expect(all.length).toBe(0);
});
