import { afterEach, expect, it } from "vitest";
import { agencies } from "../schema";
import { type PlainAgency, storeAgencies, type TestDatabase, testDatabase } from "../test-database";

let test: TestDatabase;
afterEach(() => test.close());

const begin = (...plain: PlainAgency[]) => {
  test = testDatabase({ agencies: plain });
};
const stored = (key: string) =>
  test.db
    .select()
    .from(agencies)
    .all()
    .find((row) => row.key === key);
const store = (...plain: PlainAgency[]) => storeAgencies(test.db, plain);

it("writes the path from the top, whichever order parents and children come in", () => {
  begin({ key: "990101001", parentKey: "990101" }, { key: "990101", parentKey: "990000" }, { key: "990000" });
  expect(stored("990101001")?.path).toBe("/990000/990101/990101001/");
});

it("moves all below an agency that gets another parent", () => {
  begin({ key: "1" }, { key: "2" }, { key: "11", parentKey: "1" }, { key: "111", parentKey: "11" });
  store({ key: "11", parentKey: "2" });
  expect([stored("11")?.path, stored("111")?.path]).toEqual(["/2/11/", "/2/11/111/"]);
});

it("changes no row and no id when the same comes again", () => {
  begin({ key: "1", aliases: ["一"] });
  const changes = () => test.db.$client.prepare("select total_changes()").pluck().get();
  const before = changes();
  store({ key: "1", aliases: ["一"] }, { key: "1" });
  expect(changes()).toBe(before);
});

it("adds aliases, keeps years that are not named, and does not forget that an agency should file", () => {
  begin({ key: "1", aliases: ["一"], validTo: 2022, successorKey: "2", expected: true });
  store({ key: "1", aliases: ["甲"], expected: false });
  expect(stored("1")).toMatchObject({
    aliases: ["一", "甲"],
    validTo: 2022,
    successorKey: "2",
    expected: true,
  });
  store({ key: "1", validTo: null });
  expect(stored("1")?.validTo).toBeNull();
});

it("takes what a later entry of the same list adds", () => {
  begin({ key: "1", expected: false }, { key: "1", expected: true });
  expect(stored("1")?.expected).toBe(true);
});

it("makes pinyin and initials for the search from the short name, anew when that changes", () => {
  begin({ key: "1", shortName: "北宫镇" });
  expect(stored("1")).toMatchObject({ pinyin: "bei gong zhen", initials: "bgz" });
  store({ key: "1", shortName: "右安门街道" });
  expect(stored("1")).toMatchObject({ initials: "yamjd" });
});

it("stores nothing of a list that names an unknown parent, and quotes it", () => {
  begin();
  expect(() => store({ key: "1" }, { key: "2", parentKey: "无" })).toThrow('"无"');
  expect(stored("1")).toBeUndefined();
});
