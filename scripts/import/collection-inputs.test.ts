import { afterEach, expect, it } from "vitest";
import { storedRegister } from "@/db/stored-register";
import { storeAgencies, type TestDatabase, testDatabase } from "@/db/test-database";
import type { CollectionInput } from "@/db/write/store-collections";
import { divisionTree } from "@/lib/agencies/divisions";
import type { CollectionStatement } from "@/lib/ingest/declarations/collection-list";
import { collectionInputs } from "./collection-inputs";

let test: TestDatabase;
afterEach(() => test.close());

const tree = divisionTree([
  "# 110000 北京市",
  "## 110100 市辖区",
  "### 110106 丰台区",
  "001右安门街道",
  "100北宫镇",
  "王佐镇",
  "400农场",
]);

type Listed = { region: string; year: number };

async function declared(
  statements: readonly CollectionStatement[],
  { listed = [], years = [] }: { listed?: readonly Listed[]; years?: readonly number[] } = {},
) {
  const placed = statements.map((statement) => ({ ...statement, name: "表.csv", line: 3 }));
  const register = await storedRegister(test.db, tree);
  return collectionInputs(test.db, register, { listed, placed }, new Set(years));
}

const complete: CollectionStatement = { region: "110106", kind: "towns", years: [2023], complete: true };
const shown = (inputs: readonly CollectionInput[]) =>
  inputs.map(({ region, kind, year, complete, deadline }) => [region, kind, year, complete, deadline]);

it("takes a region by its code, its name or its key, with the units below that should file", async () => {
  test = await testDatabase();
  for (const region of ["110106", "北京市丰台区人民政府", "丰台区"]) {
    const { collections, agencies, faults } = await declared([{ ...complete, region }]);
    expect([shown(collections), faults]).toEqual([[["110106", "towns", 2023, true, null]], []]);
    await storeAgencies(test.db, agencies);
    const below = agencies.filter(({ parentKey }) => parentKey === "110106");
    expect(below.map(({ key, expected }) => [key, expected])).toEqual([
      ["110106001", true],
      ["110106100", true],
      ["110106101", true],
    ]);
  }
});

it("brings only those of the kind, with the divisions in between", async () => {
  test = await testDatabase();
  const { agencies } = await declared([{ ...complete, region: "110000", kind: "subdistrict" }]);
  expect(agencies.map(({ key, expected }) => [key, expected])).toEqual([
    ["110000", false],
    ["110106", false],
    ["110106001", true],
  ]);
});

it("means the years of the imported reports where none is named, and says so where there are none", async () => {
  test = await testDatabase();
  const open: CollectionStatement = { ...complete, years: "imported" };
  expect(shown((await declared([open], { years: [2022, 2021] })).collections)).toEqual([
    ["110106", "towns", 2021, true, null],
    ["110106", "towns", 2022, true, null],
  ]);
  expect((await declared([open])).faults).toEqual([
    {
      name: "表.csv",
      reason: "第3行的地区“110106”没有写年度，这次又没有导入报告，没有采用；请写明年度，如110106/全部/2023",
    },
  ]);
});

it("gives every year its deadline, in the year after", async () => {
  test = await testDatabase();
  const { collections } = await declared([
    { region: "110106", kind: "all", years: "every", deadline: "02-15" },
  ]);
  expect(collections.slice(0, 2).map(({ year, deadline }) => [year, deadline])).toEqual([
    [2008, "2009-02-15"],
    [2009, "2010-02-15"],
  ]);
  expect(collections.at(-1)?.year).toBe(new Date().getUTCFullYear() - 1);
});

it("lets statements of one collection add to each other, the later going before", async () => {
  test = await testDatabase();
  const { collections } = await declared(
    [
      { region: "110106", kind: "all", years: [2023], deadline: "2024-02-15" },
      { region: "110106", kind: "all", years: [2022], complete: false },
    ],
    {
      listed: [
        { region: "110106", year: 2022 },
        { region: "110106", year: 2023 },
      ],
    },
  );
  expect(shown(collections)).toEqual([
    ["110106", "all", 2022, false, null],
    ["110106", "all", 2023, true, "2024-02-15"],
  ]);
});

it("names a region that nobody knows", async () => {
  test = await testDatabase();
  const { collections, faults } = await declared([{ ...complete, region: "119999" }]);
  expect(collections).toEqual([]);
  expect(faults).toEqual([
    {
      name: "表.csv",
      reason: "第3行的地区“119999”不在区划代码表和机关名录中，没有采用；请写6位或9位区划代码，或机关全称",
    },
  ]);
});
