import { eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { agencies } from "../schema";
import { type TestDatabase, testDatabase } from "../test-database";
import { rekeyAgencies } from "./rekey-agencies";

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

it("lets two agencies change places, with what lies below them and refers to them", async () => {
  await begin();
  await rekeyAgencies(
    test.db.engine,
    new Map([
      ["990101", "990102"],
      ["990000", "980000"],
    ]),
  );
  await rekeyAgencies(
    test.db.engine,
    new Map([
      ["990102", "980000"],
      ["980000", "990102"],
    ]),
  );
  const rows = await test.db.select().from(agencies).orderBy(agencies.id);
  expect(rows.map(({ key, parentKey, path }) => [key, parentKey, path]).slice(0, 3)).toEqual([
    ["990102", null, "/990102/"],
    ["980000", "990102", "/990102/980000/"],
    ["990101-教育局", "980000", "/990102/980000/990101-教育局/"],
  ]);
  const former = (await test.db.select().from(agencies).where(eq(agencies.shortName, "临溪区")))[0]
    ?.formerKeys;
  expect(former).toEqual(["990101", "990102"]);
});
