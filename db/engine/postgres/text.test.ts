import { afterAll, beforeAll, expect, it } from "vitest";
import { openForReading, openForWriting, type ReadDb } from "../../client";
import { findAgency } from "../../queries/agency";
import { agencyChildren } from "../../queries/agency-rows";
import { regionOptions } from "../../queries/regions";
import { findReport } from "../../queries/reports/report";
import { reportList } from "../../queries/reports/report-rows";
import { searchAgencies } from "../../queries/search-agencies";
import { importRows, type PlainAgency } from "../../test-database";
import { ask, type EmptyDatabase, emptyDatabase } from "./test-databases";
import { onSqlite } from "./test-program";

const names = [
  "乙镇",
  "阿镇",
  "中镇",
  "b镇",
  "B镇",
  "a镇",
  "Á镇",
  "1镇",
  "１镇",
  "-镇",
  "_镇",
  "镇",
  "𠮷镇",
  "龘镇",
];
const regions = ["b-1", "B-1", "a-2", "A_2", "阿", "é"];
const register: PlainAgency[] = [
  ...regions.map((key) => ({ key, kind: "government" as const, expected: false })),
  ...names.flatMap((shortName) =>
    regions.map((parentKey) => ({ key: `${parentKey}-${shortName}`, shortName, parentKey })),
  ),
];
const reports = [...regions, ...names].map((name, at) => ({
  agency: at < regions.length ? name : `b-1-${name}`,
  year: 2023,
}));

/** Everything whose order is that of texts. */
const ordersOf = async (db: ReadDb, asked: Questions) => ({
  search: (await asked.searchAgencies(db, "镇", 200)).map(({ key }) => key),
  regions: (await asked.regionOptions(db)).map(({ key }) => key),
  tops: (await asked.agencyChildren(db, null)).map(({ key }) => key),
  children: (await asked.agencyChildren(db, "b-1")).map(({ key }) => key),
  list: (await asked.reportList(db, {}, { offset: 0, limit: 99 })).items.map(({ agencyKey }) => agencyKey),
});
const questions = { searchAgencies, regionOptions, agencyChildren, reportList };
type Questions = typeof questions;

let chinese: EmptyDatabase;
beforeAll(async () => {
  chinese = await emptyDatabase("encoding 'UTF8' locale_provider icu icu_locale 'zh' locale 'C'");
});
afterAll(() => chinese.remove());

it("is in the same order as in SQLite, whatever language the database was made for", async () => {
  const sorted = "select text from unnest(array['B', 'a', '中', '阿']) as text order by text";
  expect((await ask<{ text: string }>(chinese.address, sorted)).map(({ text }) => text)).not.toEqual([
    ...["B", "a", "中", "阿"],
  ]);
  const writer = await openForWriting(chinese.address);
  await importRows(writer, { agencies: register, reports });
  await writer.close();
  const db = await openForReading(chinese.address);
  const orders = await ordersOf(db, questions);
  await db.close();
  expect(orders.search).toHaveLength(names.length * regions.length);
  await onSqlite(async (program) => {
    const test = await program.testDatabase({ agencies: register, reports });
    const reader = await program.openForReading(test.path);
    expect(orders).toEqual(await ordersOf(reader, program));
    await reader.close();
    await test.close();
  });
});

it("may hold a character of the number zero where it is read, stored or asked for", async () => {
  const writer = await openForWriting(chinese.address);
  await importRows(writer, {
    agencies: [{ key: "zero", shortName: "零\0镇" }],
    reports: [{ agency: "zero", year: 2024, text: "正\0文", cells: { "requests.received.total": 3 } }],
  });
  await writer.close();
  const db = await openForReading(chinese.address);
  expect((await findReport(db, "zero", 2024, "own"))?.sections).toMatchObject([{ text: "正\uFFFD文" }]);
  expect(await findAgency(db, "ze\0ro")).toBeNull();
  await db.close();
});
