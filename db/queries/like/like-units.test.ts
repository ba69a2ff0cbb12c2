import { afterAll, beforeAll, expect, it } from "vitest";
import {
  importRows,
  type PlainAgency,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../../test-database";
import { keepCovariates } from "../../write/keep-covariates";
import { likeChoices, likeUnits } from "./like-units";

const received = "requests.received.total";
const town = (key: string, kind: PlainAgency["kind"] = "township", more: Partial<PlainAgency> = {}) => ({
  key,
  kind,
  parentKey: key.slice(0, 6),
  ...more,
});
const report = (
  agency: string,
  year: number,
  value: number,
  more: Partial<PlainReport> = {},
): PlainReport => ({
  agency,
  year,
  cells: { [received]: value },
  ...more,
});
const government = (key: string, parentKey: string | null) =>
  ({ key, kind: "government", parentKey, shortName: key, expected: true }) as const;

let test: TestDatabase;
beforeAll(async () => {
  const agencies: PlainAgency[] = [
    government("990000", null),
    ...["990100", "990200"].map((key) => government(key, "990000")),
    ...["990101", "990102"].map((key) => government(key, "990100")),
    government("990201", "990200"),
    ...["990101001", "990101002", "990101003", "990102001", "990201001"].map((key) => town(key)),
    town("990101009", "subdistrict"),
    // Ended before the years that are asked for, and one that nobody waits for.
    town("990101007", "township", { validTo: 2022 }),
    town("990101008", "township", { expected: false }),
    ...["990100-b1", "990101-b1", "990102-b1"].map((key) => ({
      key,
      kind: "bureau" as const,
      parentKey: key.slice(0, 6),
    })),
    { key: "x-1", kind: "unknown", assigned: false, expected: false },
  ];
  test = await testDatabase({ agencies });
  const prose = { "prose.disclosed.total": { value: 80, approximate: true } };
  await importRows(test.db, {
    reports: [
      ...[2023, 2024, 2025].map((year) => report("990101001", year, 20, { prose })),
      ...[2024, 2025].map((year) => report("990101002", year, 40)),
      ...[2023, 2024].map((year) => report("990101003", year, 19)),
      report("990102001", 2025, 20),
      ...[2024, 2025].map((year) => report("990201001", year, year === 2024 ? -3 : 21)),
      ...[2021, 2022].map((year) => report("990101007", year, 20)),
      ...[2024, 2025].map((year) => report("990101009", year, 20)),
      ...["990100", "990101", "990102"].map((agency) => report(agency, 2025, 9, { scope: "territory" })),
    ],
  });
});
afterAll(() => test.close());

const ask = (like: string, from: number | null = null, to: number | null = null) =>
  likeUnits(test.db, { like, scope: null, from, to });
const keysOf = async (...asked: Parameters<typeof ask>) => {
  const found = await ask(...asked);
  return "keys" in found ? found.keys : found.none;
};

it("takes those of the same kind below the same parent, or in the same city at the same level", async () => {
  expect(await keysOf("990101001:parent")).toEqual(["990101001", "990101002", "990101003"]);
  expect(await keysOf("990101001:city")).toEqual(["990101001", "990101002", "990101003", "990102001"]);
  expect(await keysOf("990101-b1:city")).toEqual(["990101-b1", "990102-b1"]);
  expect(await keysOf("990101:parent")).toEqual(["990101", "990102"]);
  expect(await keysOf("990101001:parent", 2020, 2022)).toContain("990101007");
});

it("takes the nearest in received of its own kind, over the latest years that both have", async () => {
  const found = await ask("990101001:received");
  expect(found).toMatchObject({
    kind: "township",
    keys: ["990101001", "990101002", "990101003"],
    nearest: {
      years: [2024, 2025],
      mean: 20,
      near: [
        { key: "990101003", mean: 19, years: [2023, 2024] },
        { key: "990101002", mean: 40, years: [2024, 2025] },
      ],
      // One has a single year, another an impossible figure.
      without: 2,
    },
  });
  expect(await ask("990101001:received", 2025, 2025)).toMatchObject({
    nearest: {
      years: [2025],
      near: [{ key: "990102001" }, { key: "990201001" }, { key: "990101002" }],
      without: 1,
    },
  });
  expect(await keysOf("990101:received")).toEqual(["990101", "990102"]);
});

it("says why nobody is like an agency", async () => {
  expect(await keysOf("nobody:parent")).toBe("agency");
  expect(await keysOf("x-1:received")).toBe("kind");
  expect(await keysOf("990000:city")).toBe("place");
  expect(await keysOf("990101001:人口")).toBe("way");
  expect(await keysOf("990101-b1:received")).toBe("value");
  expect(await keysOf("990100:received")).toBe("others");
  expect(await keysOf("990101001:disclosed")).toBe("others");
});

it("takes the nearest in what was brought in, up to the last year, and offers what an agency has", async () => {
  const rows = [
    ["990101001", 2020, 1000],
    ["990101002", 2020, 900],
    ["990101003", 2020, 2000],
    ["990101003", 2010, 10],
    ["990101009", 2020, 1000],
  ] as const;
  await keepCovariates(
    test.db,
    { name: "人口", unit: "人" },
    rows.map(([agency, year, value]) => ({ agency, year, value })),
  );
  expect(await ask("990101001:人口", 2024, 2025)).toMatchObject({
    keys: ["990101001", "990101002", "990101003"],
    nearest: { years: [2020], near: [{ key: "990101002" }, { key: "990101003" }], unit: "人", without: 2 },
  });
  expect(await keysOf("990101003:人口", 2015, 2015)).toBe("others");
  expect(await likeChoices(test.db, "990101001")).toEqual([
    "parent",
    "city",
    "received",
    "disclosed",
    "人口",
  ]);
  expect(await likeChoices(test.db, "990000")).toEqual([]);
});
