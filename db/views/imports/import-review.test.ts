import { afterAll, beforeAll, expect, it } from "vitest";
import type { CollectedState } from "@/lib/collect/collected-state";
import { originalOf } from "../../queries/reports/report-source";
import { decidableFindings } from "../../queries/verdicts/decidable-findings";
import { reports } from "../../schema";
import { importRows, type TestDatabase, testDatabase } from "../../test-database";
import { giveVerdicts } from "../../write/give-verdicts";
import { keepCovariates } from "../../write/keep-covariates";
import { publishPageStates, recordCollected } from "../../write/record-collected";
import { exportedReview } from "./exported-review";
import { importList, importReview } from "./import-review";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government" },
      { key: "991", parentKey: "99" },
    ],
    reports: [{ agency: "991", year: 2022, publishedOn: null }],
  });
});
afterAll(() => test.close());

const there: CollectedState = {
  ...{ outcome: "unchanged", fault: null, status: 200, etag: null, lastModified: null },
  ...{ finalUrl: null, sha256: null, checkedAt: "2023-02-01T00:00:00Z", fetchedAt: null },
  ...{ firstSeen: "2023-02-01T00:00:00Z", changedAt: null, movedAt: null, vanishedAt: null },
  ...{ taken: true, events: [] },
};

it("says what a version brought that is no report, and calls nothing else checked anew", async () => {
  const page = { agency: "991", year: 2022, url: "https://a.example/1", page: null };
  const seen = async (vanishedAt: string | null, day: string) => {
    await recordCollected(test.db, page, { ...there, vanishedAt }, null);
    await publishPageStates(test.db, [page], new Date(day));
  };
  const population = { name: "人口", unit: "人" };
  await keepCovariates(
    test.db,
    population,
    [{ agency: "991", year: 2020, value: 9 }],
    new Date("2023-03-01"),
  );
  await seen("2023-03-02T00:00:00Z", "2023-03-02");
  await seen(null, "2023-03-03");
  const { items } = await importList(test.db, { offset: 0, limit: 3 });
  expect(items.map(({ counts }) => counts)).toEqual([
    ["网上公开情况变动1处"],
    ["网上公开情况变动1处"],
    ["背景数据1个数"],
  ]);
  const review = await importReview(test.db, items[2]?.label ?? "", { page: 1 });
  expect(review).toMatchObject({ counts: ["背景数据1个数"], beside: [] });
});

it("says of a date that there was none before, not that it is the same", async () => {
  const cells = { "disclosure.fees.amount": 12.3452 };
  await importRows(test.db, { reports: [{ agency: "991", year: 2022, publishedOn: "2023-01-20", cells }] });
  const { items } = await importList(test.db, { offset: 0, limit: 1 });
  const review = await importReview(test.db, items[0]?.label ?? "", { page: 1 });
  expect(review?.replaced.items).toMatchObject([
    {
      kind: "变动",
      explained: "内容变了，前后只有一份写明公布日期，不能断定是更正",
      facts: [{ name: "公布日期", before: "未写明", after: "2023-01-20" }],
    },
  ]);
});

it("shows all digits of a figure that is other only in the last of them", async () => {
  const cells = { "disclosure.fees.amount": 12.3451 };
  await importRows(test.db, { reports: [{ agency: "991", year: 2022, publishedOn: "2023-02-01", cells }] });
  const { items } = await importList(test.db, { offset: 0, limit: 1 });
  const review = await importReview(test.db, items[0]?.label ?? "", { page: 1 });
  const texts = review?.replaced.items[0]?.cells.map(({ before, after }) => [before.text, after.text]);
  expect(texts).toEqual([[expect.stringMatching(/^12\.3452/), expect.stringMatching(/^12\.3451/)]]);
});

it("says of what is kept and not used which other is used, and leads to its own file", async () => {
  await importRows(test.db, {
    reports: [
      {
        agency: "991",
        year: 2022,
        publishedOn: "2021-12-01",
        file: "早.txt",
        cells: { "disclosure.fees.amount": 7 },
      },
    ],
  });
  const { items } = await importList(test.db, { offset: 0, limit: 1 });
  const label = items[0]?.label ?? "";
  const review = await importReview(test.db, label, { page: 1 });
  const [unused] = review?.unused.items ?? [];
  expect(unused?.note).toMatch(/^《早\.txt》公布于2021-12-01：.*；在用的是《.+》，公布于2023-02-01$/);
  const id = Number(/report=(\d+)$/.exec(unused?.originalHref ?? "")?.[1]);
  expect((await originalOf(test.db, id))?.name).toBe("早.txt");
  const list = await exportedReview(test.db, label);
  expect(list?.lines.filter(({ state }) => state === "只存不用").map(({ file }) => file)).toEqual(["早.txt"]);
});

it("marks as the demonstration a file of verdicts alone on its reports", async () => {
  const problem = {
    check: "balance",
    severity: "error",
    cells: ["disclosure.fees.amount"],
    message: "不平",
  } as const;
  const invented = await testDatabase({
    agencies: [{ key: "1" }],
    reports: [
      {
        agency: "1",
        year: 2024,
        cells: { "disclosure.fees.amount": 5 },
        problems: [{ ...problem, cells: [...problem.cells] }],
      },
    ],
  });
  await invented.db.update(reports).set({ demo: true });
  const [finding] = await decidableFindings(invented.db, {});
  await giveVerdicts(
    invented.db,
    [{ key: finding?.key ?? "", verdict: "explained", by: "甲", why: "原件如此" }],
    new Date("2026-03-01T04:00:00Z"),
  );
  const { items } = await importList(invented.db, { offset: 0, limit: 1 });
  const list = await exportedReview(invented.db, items[0]?.label ?? "");
  expect(list).toMatchObject({ demo: true, summary: "结论1条" });
  await invented.close();
});

it("names in a file the place of each new report, as agencies of several places have one name", async () => {
  const two = await testDatabase({
    agencies: [
      { key: "1", shortName: "甲区" },
      { key: "2", shortName: "乙区" },
      { key: "1-a", parentKey: "1", shortName: "财政局" },
      { key: "2-a", parentKey: "2", shortName: "财政局" },
    ],
    reports: [
      { agency: "1-a", year: 2024 },
      { agency: "2-a", year: 2024 },
    ],
  });
  const { items } = await importList(two.db, { offset: 0, limit: 1 });
  const list = await exportedReview(two.db, items[0]?.label ?? "");
  expect(list?.lines.map(({ report }) => report)).toEqual(["甲区财政局2024年报告", "乙区财政局2024年报告"]);
  await two.close();
});
