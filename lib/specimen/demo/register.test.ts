import { expect, test } from "vitest";
import { divisionTree, governedBy } from "@/lib/agencies/divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import { resolveAgency } from "@/lib/agencies/resolve-agency";
import { inventedAgencies, namesIn } from "./agencies";
import { demoRegister } from "./documents";

const { register, problems } = parseRegister(demoRegister(), divisionTree([]));

test("the register is read without a problem, every agency and the province", () => {
  expect(problems).toEqual([]);
  expect(register.agencies).toHaveLength(inventedAgencies.length + 1);
});

test("the register says of every year that all reports of the province have been collected", () => {
  expect(register.agencies[0]).toMatchObject({
    code: "990000",
    complete: [2019, 2020, 2021, 2022, 2023, 2024, 2025],
  });
});

test("at least 46 townships and subdistricts stand under the two districts today", () => {
  const units = ["990101", "990102"].flatMap((code) => governedBy(register.tree, code));
  expect(units.length).toBeGreaterThanOrEqual(46);
});

test("thirty bureaus, three governments", () => {
  const count = (kind: string) => inventedAgencies.filter((agency) => agency.kind === kind).length;
  expect([count("bureau"), count("government")]).toEqual([30, 3]);
});

test("every name that a report prints leads back to its agency, former names too", () => {
  for (const agency of inventedAgencies)
    for (let year = agency.from; year <= agency.to; year++) {
      const { printedName } = namesIn(agency, year);
      const found = resolveAgency(register, printedName, [], year);
      expect([printedName, year, found.kind === "registered" ? found.agency.shortName : found]).toEqual([
        printedName,
        year,
        agency.shortName,
      ]);
    }
});
