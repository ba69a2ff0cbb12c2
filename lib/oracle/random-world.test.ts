import fc from "fast-check";
import { expect, it } from "vitest";
import { groupOf, usualScope } from "./group";
import { reportsInForce } from "./in-force";
import { randomWorlds, yearsOf } from "./random-world";
import { answerOf, viewAnswer } from "./view-answer";
import type { Question, World } from "./world";

const worlds = 30;

const what = [
  "requests.received.total",
  "sum.otherwise",
  "rate.disclosed",
  "rate.review_overturned",
  "disclosure.rules.issued",
  "prose.disclosed.total",
];

const kinds = ["towns", "bureau", "government"] as const;

function questions(world: World): Question[] {
  const years = yearsOf(world);
  const regions = ["", "9901", "990101"];
  return regions.flatMap((region) =>
    kinds.map((kind) => ({
      what,
      region,
      kind,
      units: [],
      scope: null,
      base: "all" as const,
      quality: "all" as const,
      against: "median" as const,
      years,
    })),
  );
}

it("the worlds show each of the classic faults in many of them", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomWorlds, (world) => {
      const here = new Set<string>();
      const reports = reportsInForce(world);
      for (const question of questions(world)) {
        const { members, beside } = groupOf(world, reports, {
          ...question,
          scope: usualScope(question.kind),
        });
        if (beside) here.add("a government beside those inside it");
        if (members.some(({ validTo }) => validTo !== null)) here.add("a unit that was merged");
        const answers = viewAnswer(world, question);
        const matched = viewAnswer(world, { ...question, base: "matched" });
        const clean = viewAnswer(world, { ...question, quality: "clean" });
        for (const row of answers) {
          if (row.missing) here.add(`${row.key === "group" ? "group " : ""}${row.missing}`);
          if (row.key !== "group") continue;
          if (row.change?.refused === null) here.add("a stated change");
          if (row.change?.refused) here.add(`change refused: ${row.change.refused}`);
          if (row.change && row.change.now !== null && row.change.now !== row.value)
            here.add("a change over other units than the total");
          if (row.impossible > 0 && row.value !== null) here.add("impossible figures left out");
          if (row.flagged > 0) here.add("questioned figures");
          if (row.approximate) here.add("approximate figures");
          if (row.forms.length > 1) here.add("two forms in a year");
          if (answerOf(matched, row)?.value !== row.value) here.add("another total of the same units");
          if (answerOf(clean, row)?.value !== row.value) here.add("another total without questioned figures");
        }
      }
      for (const fault of here) seen.set(fault, (seen.get(fault) ?? 0) + 1);
    }),
    { numRuns: worlds },
  );
  const rare = [...seen].filter(([, count]) => count < worlds / 10);
  expect(seen.size).toBeGreaterThan(25);
  expect(rare).toEqual([]);
});
