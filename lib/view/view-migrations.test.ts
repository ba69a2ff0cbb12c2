import { expect, it } from "vitest";
import { parseView, printView } from "./view";
import { migrateQuery, type ViewMigration } from "./view-migrations";

const invented: ViewMigration[] = [
  { kind: "parameter", was: "chart", is: "how" },
  { kind: "value", parameter: "how", was: "ranking", is: "bar" },
  { kind: "value", parameter: "what", was: "sum.old", is: "sum.granted" },
];

it("reads a former parameter and former values as what they are called now", () => {
  expect(migrateQuery({ chart: "ranking", what: "sum.old,rate.disclosed" }, invented)).toEqual({
    how: "bar",
    what: "sum.granted,rate.disclosed",
  });
  expect(migrateQuery({ what: ["sum.old", "rate.disclosed"] }, invented)).toEqual({
    what: ["sum.granted", "rate.disclosed"],
  });
});

it("lets the present name of a parameter win over a former one", () => {
  expect(migrateQuery({ chart: "line", how: "bar" }, invented)).toEqual({ how: "bar" });
});

it("leaves an address of today as it is", () => {
  const query = { how: "heat", units: ["990101001", "990101101"], nonsense: "1" };
  expect(migrateQuery(query, invented)).toEqual(query);
});

it("keeps the addresses that were printed before there were other forms", () => {
  for (const address of [
    "",
    "what=rate.disclosed,requests.closed.total&region=990101&kind=subdistrict&units=990101001&from=2021&to=2024&how=bar&against=none",
    "what=sum.granted,sum.refused&how=stacked",
    "how=share&against=parent",
    "region=990102&how=table",
  ]) {
    const parsed = parseView(Object.fromEntries(new URLSearchParams(address)));
    expect(parsed.ok && printView(parsed.view), address).toBe(address);
  }
});
