import { isNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cells } from "@/lib/catalogue/cells";
import { findings, reports } from "../schema";
import {
  importReports,
  importRows,
  type PlainAgency,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../test-database";
import { parentSums } from "./parent-sum";

const district: PlainAgency = { key: "990101", kind: "government" };
const below = (key: string, rest: Partial<PlainAgency> = {}): PlainAgency => ({
  key,
  parentKey: "990101",
  ...rest,
});
const register = [
  district,
  below("990101101"),
  below("990101001", { kind: "subdistrict" }),
  below("990101-教育局", { kind: "bureau" }),
];
const received = "requests.received.total";
const fees = "disclosure.fees.amount";
const tableCells = cells.filter(({ table }) => table !== "prose").map(({ id }) => id);

const complete = { region: "990101", kind: "all", year: 2023, complete: true, deadline: null } as const;
const report = (agency: string, value: number | "blank", rest: Partial<PlainReport> = {}): PlainReport => ({
  agency,
  year: 2023,
  cells: { [received]: value, "requests.closed.total": value, "requests.carried_out.total": 0 },
  ...rest,
});
const whole = (value: number) => report("990101", value, { scope: "territory" });
const parts = [
  report("990101", 5),
  report("990101101", 3),
  report("990101001", 2),
  report("990101-教育局", 7),
];

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: register });
  await importRows(test.db, { collections: [complete] });
});
afterEach(() => test.close());

const summed = async (cell = received, year = 2023) => {
  const [found] = await parentSums(test.db, "990101", [year], tableCells);
  if (!found) throw new Error("no sum of the district");
  const { cells, ...rest } = found;
  const of = cells.find((one) => one.cell === cell);
  return { ...rest, own: of?.own, sum: of?.sum, reported: of?.reported, decided: of?.decided };
};
const questioned = async () =>
  (await test.db.select().from(findings).where(isNull(findings.versionSuperseded)))
    .filter(({ check }) => check === "parent-sum")
    .map(({ agency, year, scope, cells, expected, found }) => ({
      agency,
      year,
      scope,
      cells,
      expected,
      found,
    }));

describe("a whole territory beside its parts", () => {
  it("is decided where all that should file have, the government's own office too", async () => {
    await importReports(test.db, [whole(17), ...parts]);
    const all = { ownFiled: true, filed: 4, expected: 4, missing: [], declared: true };
    expect(await summed()).toMatchObject({ ...all, own: 17, sum: 17, reported: 4, decided: true });
    expect(await questioned()).toEqual([]);
  });

  it("is questioned where the sum is another, by its own report alone", async () => {
    await importReports(test.db, [whole(20), ...parts]);
    const [{ id } = { id: 0 }] = await test.db.select({ id: reports.agency }).from(reports);
    const found = { agency: id, year: 2023, scope: "territory", expected: 17, found: 20 };
    expect(await questioned()).toEqual([
      { ...found, cells: [received] },
      { ...found, cells: ["requests.closed.total"] },
    ]);
  });

  it("is undecided while any is missing, and says who", async () => {
    await importReports(test.db, [whole(20), ...parts.slice(0, 3)]);
    expect(await summed()).toMatchObject({
      filed: 3,
      expected: 4,
      missing: ["990101-教育局"],
      sum: 10,
      decided: false,
    });
    expect(await questioned()).toEqual([]);
  });

  it.each([
    ["the government's own report", [whole(20), ...parts.slice(1)]],
    ["the whole territory's", parts],
    ["a figure of a part", [whole(20), ...parts.slice(0, 3), report("990101-教育局", "blank")]],
    ["a figure that can be", [whole(20), ...parts.slice(0, 3), report("990101-教育局", -7)]],
    [
      "a table of a part",
      [whole(20), ...parts.slice(0, 3), report("990101-教育局", 7, { form: "none", cells: {} })],
    ],
  ])("is undecided without %s", async (_, batch) => {
    await importReports(test.db, batch);
    expect(await summed()).toMatchObject({ decided: false });
    expect(await questioned()).toEqual([]);
  });

  it("is undecided where nobody declared that there are no other reports", async () => {
    const year = (one: PlainReport) => ({ ...one, year: 2022 });
    await importReports(test.db, [whole(20), ...parts].map(year));
    expect(await summed(received, 2022)).toMatchObject({ declared: false, filed: 4, decided: false });
    expect(await questioned()).toEqual([]);
    await importRows(test.db, { collections: [{ ...complete, year: 2022 }] });
    expect(await questioned()).toHaveLength(2);
  });

  it("takes a report of the government's office for the government's own, and doubts both together", async () => {
    await importRows(test.db, {
      agencies: [below("990101-办", { kind: "bureau", name: "演示区人民政府办公室" })],
      reports: [whole(20), ...parts.slice(1), report("990101-办", 5)],
    });
    expect(await summed()).toMatchObject({ filed: 4, expected: 4, sum: 17, decided: true });
    await importReports(test.db, parts.slice(0, 1));
    expect(await summed()).toMatchObject({ decided: false });
    expect(await questioned()).toEqual([]);
  });

  it("leaves out who is not there in the year, and adds money to the cent", async () => {
    await importRows(test.db, {
      agencies: [below("990101102", { validTo: 2022 })],
      reports: [whole(17), ...parts].map((one) => ({ ...one, cells: { ...one.cells, [fees]: 0.1 } })),
    });
    expect(await summed(fees)).toMatchObject({ expected: 4, own: 0.1, sum: 0.4, decided: true });
  });

  it("is nothing of a region that is no government", async () => {
    expect(await parentSums(test.db, "990101101", [2023], tableCells)).toEqual([]);
    expect(await parentSums(test.db, "990199", [2023], tableCells)).toEqual([]);
  });
});

describe("after an import", () => {
  it("a part's new report decides, changes and clears what is said of the whole", async () => {
    await importReports(test.db, [whole(20), ...parts.slice(0, 3)]);
    await importReports(test.db, parts.slice(3));
    expect(await questioned()).toMatchObject([{ expected: 17 }, { expected: 17 }]);
    await importReports(test.db, [report("990101-教育局", 8)]);
    expect(await questioned()).toMatchObject([{ expected: 18 }, { expected: 18 }]);
    await importReports(test.db, [report("990101-教育局", 10)]);
    expect(await questioned()).toEqual([]);
  });

  it("what is found again on the same values stays as it is", async () => {
    await importReports(test.db, [whole(20), ...parts]);
    const before = await test.db.select().from(findings);
    await importReports(test.db, [report("990101001", 2, { year: 2022 })]);
    expect((await importRows(test.db, { checkAll: true })).version).toBeNull();
    expect(await test.db.select().from(findings)).toEqual(before);
  });

  it("a unit that comes into the register and has not filed leaves the whole undecided", async () => {
    await importReports(test.db, [whole(20), ...parts]);
    await importRows(test.db, { agencies: [below("990101103")] });
    expect(await questioned()).toEqual([]);
  });
});
