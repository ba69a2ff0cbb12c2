import { afterAll, expect, it } from "vitest";
import { parseBriefing, untitled } from "@/lib/view/briefing-state";
import { viewSchema } from "@/lib/view/view";
import { testDatabase } from "../test-database";
import { exportedBriefing } from "./exported-briefing";
import { exportedView } from "./exported-view";
import { viewOfQuery } from "./requested-view";

const test = await testDatabase({
  agencies: [
    { key: "99", shortName: "甲区", kind: "government", expected: false },
    { key: "99-a", shortName: "乙镇", parentKey: "99" },
  ],
  reports: [{ agency: "99-a", year: 2024, cells: { "requests.received.total": 36 } }],
});
afterAll(() => test.close());
const ask = async (query: Record<string, string | string[]>) => ({
  db: test.db,
  ...(await viewOfQuery(test.db, query)),
});
const briefed = (...item: string[]) => exportedBriefing(ask, parseBriefing({ item }).state);

it("holds the figures that each view's own page shows", async () => {
  const { briefing, entries, problems } = await briefed("region=99", "region=99&how=bar&t=标题&n=备注");
  expect(problems).toEqual([]);
  expect(entries.map(({ number }) => number)).toEqual([1, 2]);
  expect(briefing.items[1]).toEqual({
    view: await exportedView(test.db, viewSchema.parse({ region: "99", how: "bar" })),
    title: "标题",
    note: "备注",
  });
});

it("is named by what it shows where the author named nothing", async () => {
  const { briefing } = await briefed("region=99");
  expect(briefing.title).toBe(untitled);
  expect(briefing.items[0]?.title).toBe(briefing.items[0]?.view.title);
  expect(briefing.items[0]?.note).toBeNull();
});

it("leaves out a view that the database cannot show as asked, by its number, and shows no other in its place", async () => {
  const { briefing, problems } = await briefed(
    "region=nowhere",
    "region=99&units=99-a,nobody",
    "region=99&from=2030",
    "region=99",
  );
  expect(briefing.items).toHaveLength(1);
  expect(problems.map((problem) => problem.replace(/，.*/, ""))).toEqual([
    "第1项没有列入：没有地区“nowhere”",
    "第2项没有列入：没有机关“nobody”",
    "第3项没有列入：没有2030年的报告",
  ]);
});
