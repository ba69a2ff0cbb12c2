import { expect, it } from "vitest";
import { viewSchema } from "@/lib/view/view";
import { testDatabase } from "../test-database";
import { viewSeries } from "./view-series";

const received = "requests.received.total";

async function pointsOf(how: string, units: string[] = []) {
  const test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", expected: false },
      { key: "99-a", parentKey: "99" },
      { key: "99-b", parentKey: "99", expected: false },
    ],
    reports: [2020, 2021, 2022].map((year) => ({ agency: "99-a", year, cells: { [received]: year } })),
  });
  try {
    const view = viewSchema.parse({ what: received, region: "99", how, units, from: 2020, to: 2022 });
    const { charts } = await viewSeries(test.db, view);
    return charts[0]?.series.lines[0]?.points ?? [];
  } finally {
    test.close();
  }
}

it("has no change from a year that is not shown", async () => {
  const points = await pointsOf("slope");
  expect(points.map(({ year, change }) => [year, change])).toEqual([
    [2020, null],
    [2022, null],
  ]);
  expect((await pointsOf("line", ["99-a"])).map(({ change }) => change?.now)).toEqual([
    undefined,
    2021,
    2022,
  ]);
});

it("counts nobody as not collected who need not file", async () => {
  const points = await pointsOf("line", ["99-b"]);
  expect(points).toHaveLength(3);
  expect(points.map(({ missing, expected, uncollected }) => [missing, expected, uncollected])).toEqual(
    Array.from({ length: 3 }, () => ["not_collected", 0, 0]),
  );
});

it("a slope's median rests on the units of the two years that it shows", async () => {
  const test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", expected: false },
      { key: "99-a", parentKey: "99" },
    ],
    reports: [2020, 2022].map((year) => ({ agency: "99-a", year, cells: { [received]: year } })),
  });
  try {
    const asked = { what: received, region: "99", how: "slope", base: "matched", from: 2020, to: 2022 };
    const { charts } = await viewSeries(test.db, viewSchema.parse(asked));
    const median = charts[0]?.series.lines.find(({ key }) => key === "median");
    expect(median?.points.map(({ year, value }) => [year, value])).toEqual([
      [2020, 2020],
      [2022, 2022],
    ]);
  } finally {
    test.close();
  }
});
