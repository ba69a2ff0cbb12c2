import { afterEach, expect, it } from "vitest";
import { agencies } from "../schema";
import {
  type PlainAgency,
  stateOfRows,
  storeAgencies,
  type TestDatabase,
  testDatabase,
} from "../test-database";

let test: TestDatabase;
afterEach(() => test.close());

const begin = async (...plain: PlainAgency[]) => {
  test = await testDatabase({ agencies: plain });
};
const stored = async (key: string) => (await test.db.select().from(agencies)).find((row) => row.key === key);
const store = async (...plain: PlainAgency[]) => await storeAgencies(test.db, plain);

it("writes the path from the top, whichever order parents and children come in", async () => {
  await begin(
    { key: "990101001", parentKey: "990101" },
    { key: "990101", parentKey: "990000" },
    { key: "990000" },
  );
  expect((await stored("990101001"))?.path).toBe("/990000/990101/990101001/");
});

it("moves all below an agency that gets another parent", async () => {
  await begin({ key: "1" }, { key: "2" }, { key: "11", parentKey: "1" }, { key: "111", parentKey: "11" });
  await store({ key: "11", parentKey: "2" });
  expect([(await stored("11"))?.path, (await stored("111"))?.path]).toEqual(["/2/11/", "/2/11/111/"]);
});

it("changes no row and no id when the same comes again", async () => {
  await begin({ key: "1", aliases: ["一"] });
  const before = await stateOfRows(test.db);
  await store({ key: "1", aliases: ["一"] }, { key: "1" });
  expect(await stateOfRows(test.db)).toBe(before);
});

it("adds aliases, keeps years that are not named, and does not forget that an agency should file", async () => {
  await begin({ key: "1", aliases: ["一"], validTo: 2022, successorKey: "2", expected: true });
  await store({ key: "1", aliases: ["甲"], expected: false });
  expect(await stored("1")).toMatchObject({
    aliases: ["一", "甲"],
    validTo: 2022,
    successorKey: "2",
    expected: true,
  });
  await store({ key: "1", validTo: null });
  expect((await stored("1"))?.validTo).toBeNull();
});

it("takes what a later entry of the same list adds", async () => {
  await begin({ key: "1", expected: false }, { key: "1", expected: true });
  expect((await stored("1"))?.expected).toBe(true);
});

it("makes pinyin and initials for the search from the short name, anew when that changes", async () => {
  await begin({ key: "1", shortName: "北宫镇" });
  expect(await stored("1")).toMatchObject({ pinyin: "bei gong zhen", initials: "bgz" });
  await store({ key: "1", shortName: "右安门街道" });
  expect(await stored("1")).toMatchObject({ initials: "yamjd" });
});

it("stores nothing of a list that names an unknown parent, and quotes it", async () => {
  await begin();
  await expect(store({ key: "1" }, { key: "2", parentKey: "无" })).rejects.toThrow('"无"');
  expect(await stored("1")).toBeUndefined();
});
