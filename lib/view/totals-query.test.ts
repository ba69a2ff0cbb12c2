import { expect, it } from "vitest";
import { totalsLink } from "./addresses";
import { parseTotals, printTotals, type TotalsQuery } from "./totals-query";

const asked: TotalsQuery = {
  ...{ region: "990101", kind: "towns", year: 2025, form: "2021" },
  ...{ cell: "requests.received.total", v: "2026-01-31.1" },
};

it("reads back what it prints, and takes empty fields of a form for absent ones", () => {
  const address = totalsLink(printTotals(asked));
  const { given, problems } = parseTotals(Object.fromEntries(new URL(address, "http://x").searchParams));
  expect(problems).toEqual([]);
  expect(given).toEqual(asked);
  expect(parseTotals({ region: "", kind: "", year: "2024" }).given).toEqual({ year: 2024 });
});

it("names what cannot be used and follows the rest", () => {
  const { given, problems, wrong } = parseTotals({
    kind: "township",
    year: "2024",
    cell: "prose.meetings",
    x: "1",
  });
  expect(wrong.sort()).toEqual(["cell", "kind", "x"]);
  expect(given).toEqual({ year: 2024 });
  expect(problems).toContain("单位不能是“township”，可以是towns、bureau、government");
  expect(problems).toContain("统计表中没有“prose.meetings”这一格");
});
