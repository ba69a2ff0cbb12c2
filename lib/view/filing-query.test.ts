import { expect, it } from "vitest";
import { parseFiling, printFiling } from "./filing-query";

it("reads what it prints", () => {
  const asked = { region: "990101", kind: "towns", year: 2025, state: "late", years: true, v: null } as const;
  const printed = printFiling(asked);
  expect(printed).toBe("region=990101&kind=towns&year=2025&state=late&years=1");
  expect(parseFiling(Object.fromEntries(new URLSearchParams(printed)))).toEqual({
    given: { region: "990101", kind: "towns", year: 2025, state: "late", years: "1" },
    problems: [],
    wrong: [],
  });
});

it("takes the empty fields of a form for absent", () => {
  expect(parseFiling({ region: "", kind: "" }).given).toEqual({});
});

it("names each condition that it cannot follow, and keeps the others", () => {
  const { given, problems, wrong } = parseFiling({ region: "99", state: "lost", year: "x", units: "1" });
  expect(given).toEqual({ region: "99" });
  expect(wrong).toEqual(["state", "year", "units"]);
  expect(problems.join("\n")).toContain("状态不能是“lost”，可以是filed、late、");
  expect(problems.join("\n")).toContain("没有“units”这样的条件");
});
