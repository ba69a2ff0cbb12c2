import { afterEach, expect, it } from "vitest";
import { importRows, type TestDatabase, testDatabase } from "../test-database";
import { exportedFiling } from "./exported-filing";
import { filingCalendar, filingFeed } from "./filing-feeds";
import { filingView, groupsOnPage, narrowed } from "./filing-view";

let test: TestDatabase;
afterEach(() => test.close());

const received = (value: number) => ({ "requests.received.total": value });
const asked = { region: "99", kind: null, year: 2022, state: null, years: false, v: null } as const;
const site = "https://nianbao.example";

const begin = async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区" },
      { key: "991", parentKey: "99", shortName: "东镇" },
      { key: "992", parentKey: "99", shortName: "西镇" },
      { key: "993", parentKey: "99", shortName: "南镇" },
      { key: "99-a", parentKey: "99", kind: "bureau", shortName: "水务局" },
    ],
    reports: [
      { agency: "99", year: 2022, scope: "territory", publishedOn: "2023-04-06" },
      { agency: "991", year: 2021, cells: received(12) },
      { agency: "991", year: 2022, publishedOn: "2023-02-20", cells: received(18) },
      { agency: "992", year: 2021, cells: received(-3) },
      { agency: "992", year: 2022, publishedOn: "2023-01-20", cells: received(5) },
    ],
  });
  await importRows(test.db, {
    collections: [
      { region: "99", kind: "towns", year: 2022, complete: true, deadline: null },
      { region: "99", kind: "government", year: 2022, complete: false, deadline: "2023-03-15" },
    ],
  });
};

it("tells each kind by itself, reminds whom it may and accuses nobody else", async () => {
  await begin();
  const view = await filingView(test.db, asked);
  expect(view.groups.map(({ sentence }) => sentence)).toEqual([
    "甲区街道、乡镇3个中2个已公开2022年报，其中1个迟报；1个未报送。",
    "甲区部门已收录2022年报0个（名录中有1个）；1个未收录，是否公布未经核实。",
    "甲区政府1个均已公开2022年报，其中1个迟报。",
  ]);
  expect(view.deadlines.map(({ kind, day, ground, agencies }) => [kind, day, ground, agencies])).toEqual([
    ["towns", "2023-01-31", "条例没有写明街道、乡镇的期限，按惯例与部门相同，为次年1月31日", 3],
    ["bureau", "2023-01-31", "条例第四十九条：县级以上政府部门的年度报告于次年1月31日前公布", 1],
    ["government", "2023-03-15", "甲区登记的期限，用于政府2022年报", 1],
  ]);
  expect(view.reminders).toHaveLength(1);
  expect(view.reminders[0]?.text).toMatch(
    /^截至\d{4}-\d\d-\d\d收录的情况，下列街道、乡镇1个没有公布2022年政府信息公开工作年度报告。期限为2023-01-31的：南镇。/,
  );
  expect(view.unjudged).toEqual([{ kind: "bureau", state: "not_collected", names: ["水务局"] }]);
  expect(narrowed(view.groups, "late").map(({ kind, rows }) => [kind, rows.length])).toEqual([
    ["towns", 1],
    ["government", 1],
  ]);
});

it("cuts its agencies to pages over the kinds, each on one page", async () => {
  await begin();
  const { groups } = await filingView(test.db, asked);
  const pages = [1, 2, 3, 4].map((page) =>
    groupsOnPage(groups, page, 2).flatMap(({ kind, rows }) => rows.map(({ agency }) => [kind, agency.key])),
  );
  expect(pages).toEqual([
    [
      ["towns", "991"],
      ["towns", "992"],
    ],
    [
      ["towns", "993"],
      ["bureau", "99-a"],
    ],
    [["government", "99"]],
    [],
  ]);
});

it("sets a figure beside last year's, and says no change where one of them cannot be true", async () => {
  await begin();
  const { rows, filters, address } = await exportedFiling(test.db, { ...asked, kind: "towns" }, site);
  expect(
    rows.map(({ name, state, received: now, before, change }) => [
      name,
      state,
      now?.value,
      before?.value,
      change,
    ]),
  ).toEqual([
    ["东镇", "迟20天", 18, 12, "+6（+50%）"],
    ["西镇", "已公开", 5, -3, ""],
    ["南镇", "未报送", null, null, ""],
  ]);
  expect(filters).toContain("状态：全部，3个机关");
  expect(address).toMatch(/^https:\/\/nianbao\.example\/filing\?region=99&kind=towns&year=2022&v=/);
});

it("names a deadline in the calendar once for each kind and day, up to the reports that are due next", async () => {
  await begin();
  const { name, days } = await filingCalendar(test.db, asked, 2022, site);
  const { day = "" } = test.db.version ?? {};
  expect(name).toBe("甲区年报公布期限");
  expect(days.slice(0, 3).map(({ uid }) => uid)).toEqual([
    "2022-99-towns-2023-01-31@filing.nianbaotong",
    "2022-99-bureau-2023-01-31@filing.nianbaotong",
    "2022-99-government-2023-03-15@filing.nianbaotong",
  ]);
  expect(days.at(-1)?.day).toBe(`${Number(day.slice(0, 4)) + 1}-03-31`);
  expect(new Set(days.map(({ uid }) => uid)).size).toBe(days.length);
});

it("feeds what was published, with whole addresses and the time of its version", async () => {
  await begin();
  const feed = await filingFeed(test.db, asked, null, site);
  expect(feed.entries.map(({ title }) => title)).toEqual([
    "东镇2022年报：新收录",
    "西镇2022年报：新收录",
    "甲区2022年报（全域汇总）：新收录",
    "东镇2021年报：新收录",
    "西镇2021年报：新收录",
  ]);
  expect(feed.entries[2]?.link).toBe("https://nianbao.example/reports/99/2022?scope=territory");
  expect(feed.updated).toBe(feed.entries[0]?.updated);
  expect(feed.self).toBe("https://nianbao.example/filing/atom?region=99");
});
