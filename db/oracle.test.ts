import fc from "fast-check";
import { expect, it } from "vitest";
import { worldOfSeed } from "@/lib/oracle/random-world";
import { usesPostgres } from "@/lib/settings";
import { openVersion } from "./client";
import { databaseOf } from "./oracle/database-of-world";
import type { Difference } from "./oracle/difference";
import { differencesOf } from "./oracle/differences";
import { randomView } from "./oracle/random-view";

/** `ORACLE_WORLDS=2000 npx vitest run db/oracle.test.ts` looks further. */
const worlds = Number(process.env.ORACLE_WORLDS ?? (usesPostgres() ? 6 : 40));
const viewsOfAWorld = 12;

it("every figure and sentence of every view is what the oracle computes from the reports", async () => {
  const found: (Difference & { world: number })[] = [];
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const { path, states, close } = await databaseOf(worldOfSeed(seed));
      try {
        for (const [age, { label, world }] of states.reverse().entries()) {
          const db = await openVersion(path, label);
          if (!db) throw new Error(`no version ${label}`);
          const views = age === 0 ? viewsOfAWorld : 2;
          for (let nth = 0; nth < views; nth += 1) {
            const view = randomView(world, seed + nth);
            const differences = await differencesOf(db, world, view, { files: age + nth === 0 });
            found.push(...differences.map((one) => ({ ...one, world: seed })));
          }
          db.close();
        }
      } finally {
        close();
      }
    }),
    { numRuns: worlds },
  );
  expect(summary(found)).toEqual([]);
}, 3_600_000);

/** One of each sort, with the number of its likes and the seed of its world. */
function summary(found: readonly (Difference & { world: number })[]): string[] {
  const sorts = new Map<string, number>();
  const first = new Map<string, Difference & { world: number }>();
  for (const one of found) {
    const [form = "", role = ""] = one.at.split(" ");
    const sort = form === "filing" ? `${one.what} of filing` : `${one.what} ${form} ${role}`;
    sorts.set(sort, (sorts.get(sort) ?? 0) + 1);
    if (!first.has(sort)) first.set(sort, one);
  }
  return [...sorts]
    .sort(([, a], [, b]) => b - a)
    .map(([sort, count]) => `${count} × ${JSON.stringify(first.get(sort))}`);
}
