import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../test-database";
import { viewOfQuery } from "./requested-view";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({
    agencies: [
      { key: "110106", shortName: "丰台区", kind: "government", expected: false },
      { key: "110106100", shortName: "北宫镇", parentKey: "110106" },
    ],
    reports: [
      { agency: "110106100", year: 2021 },
      { agency: "110106100", year: 2023 },
    ],
  });
});
afterAll(() => test.close());

it.each([
  [{ region: "nowhere" }, ["region"], "没有地区“nowhere”"],
  [{ from: "2030" }, ["from"], "没有2030年的报告，库中有2021–2023年"],
  [{ from: "2030", to: "2030" }, ["from", "to"], "没有2030年的报告，库中有2021–2023年"],
  [{ units: "nobody,110106100" }, ["units"], "没有机关“nobody”"],
  [{ how: "pie" }, ["how"], "图形不能是“pie”"],
  [{ nonsense: "1" }, ["nonsense"], "没有“nonsense”这样的条件"],
  [{ region: ["a", "b"] }, ["region"], "范围不能是“a,b”"],
  [{ page: "0" }, ["page"], "页码不能是“0”"],
  [{ page: ["1", "2"] }, ["page"], "页码不能是“1,2”"],
])("names what is wrong with %j", async (query, wrong, says) => {
  const asked = await viewOfQuery(test.db, query);
  expect(asked.wrong).toEqual(wrong);
  expect(asked.problems).toEqual([expect.stringContaining(says)]);
});

it("keeps what of a wrong address can be used, for the filters", async () => {
  const { view } = await viewOfQuery(test.db, {
    region: "nowhere",
    how: "pie",
    kind: "bureau",
    from: "2021",
    to: "2030",
    units: "nobody,110106100",
  });
  expect(view).toMatchObject({
    region: "110106",
    how: "line",
    kind: "bureau",
    from: 2021,
    units: ["110106100"],
  });
  expect(view.to).toBeUndefined();
});

it("finds nothing wrong where nothing is asked, and chooses a region", async () => {
  for (const query of [{}, { region: "" }, { region: undefined }])
    expect(await viewOfQuery(test.db, query)).toMatchObject({
      problems: [],
      wrong: [],
      view: { region: "110106" },
    });
});

it("keeps the page beside the view, which is the same on every page", async () => {
  const [first, third] = [await viewOfQuery(test.db, {}), await viewOfQuery(test.db, { page: "3" })];
  expect([first.page, third.page]).toEqual([1, 3]);
  expect(third.view).toEqual(first.view);
  expect(third.problems).toEqual([]);
});
