import fc from "fast-check";
import { expect, test } from "vitest";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import { brokenSums } from "./balanced-figures";
import { drawYear } from "./draw-year";
import { asCells, figureAt, nothingYet, onForm, sumFigures } from "./figures";
import { drawProfile, scales } from "./profile";
import { seededRandom } from "./seeded-random";

const scale = fc.constantFrom(...scales);

test("every identity holds, on both forms, alone and added up", () => {
  fc.assert(
    fc.property(fc.string(), scale, scale, (seed, one, other) => {
      const random = seededRandom(seed);
      const years = [one, other].map((size) => drawYear(random, drawProfile(random, size), null));
      for (const figures of [...years, sumFigures(years)])
        for (const form of ["2021", "2019"] as const)
          expect(brokenSums(asCells(onForm(figures, form)), form)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("a year begins where the one before ended", () => {
  fc.assert(
    fc.property(fc.string(), scale, (seed, size) => {
      const random = seededRandom(seed);
      const profile = drawProfile(random, size);
      const before = drawYear(random, profile, null);
      const after = drawYear(random, profile, before);
      for (const { id } of applicants)
        expect(figureAt(after, requestCellId("carried_in", id))).toBe(
          figureAt(before, requestCellId("carried_out", id)),
        );
      for (const row of ["rules", "normative_documents"]) {
        const at = (measure: string) => `disclosure.${row}.${measure}`;
        expect(figureAt(after, at("in_force"))).toBe(
          figureAt(before, at("in_force")) + figureAt(after, at("issued")) - figureAt(after, at("repealed")),
        );
      }
    }),
    { numRuns: 40 },
  );
});

test("counts are whole and never negative, except changes; money has at most two decimals", () => {
  fc.assert(
    fc.property(fc.string(), scale, (seed, size) => {
      const random = seededRandom(seed);
      const figures = drawYear(random, drawProfile(random, size), nothingYet);
      for (const [id, value] of figures) {
        if (!id.endsWith(".items_change")) expect([id, value >= 0]).toEqual([id, true]);
        const whole = id.endsWith(".amount") ? Math.round(value * 100) / 100 : Math.round(value);
        expect([id, value]).toEqual([id, whole]);
      }
    }),
    { numRuns: 40 },
  );
});

test("an agency's last year leaves nothing over", () => {
  const random = seededRandom("last");
  const profile = { ...drawProfile(random, "bureau"), requests: 300, documents: 6 };
  const last = drawYear(random, profile, drawYear(random, profile, null), true);
  expect(figureAt(last, "requests.carried_out.total")).toBe(0);
  expect(figureAt(last, "disclosure.normative_documents.in_force")).toBe(0);
});

test("magnitudes are those of real bodies", () => {
  const received = (size: (typeof scales)[number]) =>
    Array.from({ length: 400 }, (_, at) => {
      const random = seededRandom(`${size}${at}`);
      return figureAt(drawYear(random, drawProfile(random, size), null), "requests.received.total");
    });
  const zeros = (counts: number[]) => counts.filter((count) => count === 0).length / counts.length;
  expect(zeros(received("township"))).toBeGreaterThan(0.55);
  expect(zeros(received("township"))).toBeLessThan(0.75);
  expect(zeros(received("bureau"))).toBeGreaterThan(0.35);
  expect(zeros(received("bureau"))).toBeLessThan(0.6);
  expect(Math.min(...received("government"))).toBeGreaterThan(500);
  expect(Math.max(...received("subdistrict"))).toBeLessThan(50);
});
