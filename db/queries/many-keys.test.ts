import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../test-database";
import { agencyNames } from "./agency-rows";
import { memberSeries } from "./member-series";

const many = 40_000;
const received = "requests.received.total";
let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({
    agencies: [{ key: "a40000" }],
    reports: [{ agency: "a40000", year: 2025, cells: { [received]: 7 } }],
  });
  await test.db.engine.change(`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${many} - 1)
    insert into agencies (key, name, short_name, kind, path, sort, pinyin, initials, aliases, assigned, expected, demo)
    select 'a' || i, '临溪区' || i || '镇', cast(i / 2 as integer) || '镇', 'township', '/a' || i || '/', substr('00000' || i, length('' || i)), '', '', '[]', 1 = 1, 1 = 1, 1 = 0
    from n`);
});
afterAll(() => test.close());

const keys = Array.from({ length: many }, (_, index) => `a${index + 1}`);

it("names 40,000 agencies, those of one name by their whole names", async () => {
  const names = await agencyNames(test.db, keys);
  expect(names.size).toBe(many);
  expect(names.get("a1")).toBe("0镇");
  expect([names.get("a2"), names.get("a3")]).toEqual(["临溪区2镇", "临溪区3镇"]);
});

it("has the figures of 40,000 agencies that are named one by one", async () => {
  const rows = await memberSeries(test.db, [received], keys, { from: 2025, to: 2025 });
  expect(rows).toHaveLength(many);
  expect(rows.filter(({ value }) => value !== null)).toMatchObject([{ agencyKey: "a40000", value: 7 }]);
  expect(rows[0]).toMatchObject({ agencyKey: "a1", missing: "not_collected" });
});
