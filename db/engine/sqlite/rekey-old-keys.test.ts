import { afterEach, expect, it } from "vitest";
import { openForReading, openForWriting } from "../../client";
import { findAgency } from "../../queries/agency";
import { currentKey, withCurrentKeys } from "../../queries/current-keys";
import { agencies } from "../../schema";
import { type TestDatabase, testDatabase } from "../../test-database";
import { viewOfQuery } from "../../views/requested-view";

let test: TestDatabase;
afterEach(() => test.close());

const begin = async () => {
  test = await testDatabase({
    agencies: [
      { key: "990000", shortName: "演示省", kind: "government" },
      { key: "990101", shortName: "临溪区", kind: "government", parentKey: "990000" },
      {
        key: "990101-教育局",
        shortName: "教育局",
        name: "演示省临溪区教育局",
        kind: "bureau",
        parentKey: "990101",
      },
      {
        key: "990101-体育局",
        shortName: "体育局",
        name: "临溪区体育局",
        kind: "bureau",
        parentKey: "990101",
        validTo: 2021,
        successorKey: "990101-教育局",
      },
      { key: "x-某镇", shortName: "某镇", kind: "unknown", assigned: false },
    ],
    reports: [{ agency: "990101-教育局", year: 2023, cells: { "requests.received.total": 3 } }],
  });
};

it("gives a database that an earlier program made keys of letters and digits, and keeps the old ones", async () => {
  await begin();
  const ids = async () => new Map((await test.db.select().from(agencies)).map(({ name, id }) => [name, id]));
  const before = await ids();
  (await openForWriting(test.path)).close();
  expect(await ids()).toEqual(before);
  const db = await openForReading(test.path);
  const [education, sports, unknown] = [
    await currentKey(db, "990101-教育局"),
    await currentKey(db, "990101-体育局"),
    await currentKey(db, "x-某镇"),
  ];
  expect(education).toBe("990101-bimib7nin");
  expect(sports).toMatch(/^990101-b[a-z2-7]{8}$/);
  expect(unknown).toMatch(/^x-[a-z2-7]{8}$/);
  const found = await findAgency(db, education ?? "");
  expect(found).toMatchObject({
    agency: { name: "演示省临溪区教育局" },
    above: [{ key: "990000" }, { key: "990101" }],
    merged: [{ key: sports, name: "体育局", validTo: 2021 }],
    reports: [{ year: 2023 }],
  });
  expect((await findAgency(db, sports ?? ""))?.successor).toEqual({ key: education, name: "教育局" });
  db.close();
});

it("answers the old addresses of views with the agencies of today", async () => {
  await begin();
  (await openForWriting(test.path)).close();
  const db = await openForReading(test.path);
  const { view, problems } = await viewOfQuery(db, {
    units: "990101-教育局,990101",
    kind: "bureau",
    region: "990101",
  });
  expect(view.units).toEqual(["990101-bimib7nin", "990101"]);
  expect(problems).toEqual([]);
  expect(await withCurrentKeys(db, { units: ["990101-教育局"], what: "x" })).toEqual({
    units: ["990101-bimib7nin"],
    what: "x",
  });
  db.close();
});

it("knows an old key by which commas were its own in a list", async () => {
  await begin();
  const writer = await openForWriting(test.path);
  const former = JSON.stringify(["990101-教,育,局"]);
  await writer.engine.change("update agencies set former_keys = ? where key = '990101-bimib7nin'", [former]);
  await writer.close();
  const db = await openForReading(test.path);
  expect(await withCurrentKeys(db, { units: "990101,990101-教,育,局,990101-教,x" })).toEqual({
    units: "990101,990101-bimib7nin,990101-教,x",
  });
  db.close();
});

it("gives a unit that has ended its code back, unless another bears it", async () => {
  test = await testDatabase({
    agencies: [
      { key: "990101", shortName: "临溪区", kind: "government" },
      { key: "990101204-三岔雾乡", code: null, shortName: "三岔雾乡", parentKey: "990101", validTo: 2020 },
      { key: "990101100-北宫镇", code: null, shortName: "北宫镇", parentKey: "990101", validTo: 2022 },
      { key: "990101100", shortName: "北宫镇", parentKey: "990101" },
    ],
  });
  (await openForWriting(test.path)).close();
  const rows = await test.db.select().from(agencies);
  expect(rows.map(({ key, code, formerKeys }) => [key, code, formerKeys]).slice(1)).toEqual([
    ["990101204", "990101204", ["990101204-三岔雾乡"]],
    [expect.stringMatching(/^990101-b[a-z2-7]{8}$/), null, ["990101100-北宫镇"]],
    ["990101100", "990101100", []],
  ]);
});
