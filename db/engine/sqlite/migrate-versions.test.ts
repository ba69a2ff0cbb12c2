import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openForWriting, openVersion } from "../../client";
import { findReport } from "../../queries/reports/report";
import { collections } from "../../schema";
import { importRows } from "../../test-database";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** The migration that gave everything a version. */
const tag = "0002_frozen_versions";
const tables = [
  ...["agencies", "cells", "dataset_versions", "figures", "findings", "observations"],
  ...["originals", "refusals", "reports", "sections", "sources", "verdicts"],
];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  path = join(folder, "old.sqlite");
  const client = new Database(path);
  const before = journal.entries.findIndex((entry) => entry.tag === tag);
  for (const entry of journal.entries.slice(0, before))
    client.exec(readFileSync(new URL(`./migrations/${entry.tag}.sql`, import.meta.url), "utf8"));
  client.exec(`pragma application_id = ${0x6e627401}; pragma user_version = ${before}`);
  fill(client);
  client.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A township whose report on 2022 was corrected by a second import, and on 2023 by one that was killed. */
function fill(client: Database.Database): void {
  const report = (id: number, year: number, file: string, date: string, added: number, superseded: string) =>
    `(${id}, 2, ${year}, '2021', 0, 'accepted', '题', '甲镇', '${date}', null, '${file}', 'text', '${file}',
      'f${id}', 't${id}', 'r${id}', '2024-01-01', ${added}, ${superseded}, 0)`;
  client.exec(`
    insert into agencies values
      (1, '99', '99', '乙县人民政府', '乙县', 'government', null, '/99/', '99', 'yi', 'y', null, null, null, '[]', 1, 0, 0),
      (2, '99-a', null, '甲镇', '甲镇', 'township', '99', '/99/99-a/', '99-a', 'jia', 'j', null, 2030, '99', '["老甲"]', 1, 1, 0);
    insert into cells (number, id) values (1, 'requests.received.total'), (2, 'requests.carried_in.total');
    insert into dataset_versions values
      (1, '2024-01-01.1', '2024-01-01T01:00:00Z', '2024-01-01T01:00:01Z', 1, 0),
      (2, '2024-02-01.1', '2024-02-01T01:00:00Z', '2024-02-01T01:00:01Z', 1, 1),
      (3, '2024-03-01.1', '2024-03-01T01:00:00Z', null, 0, 0),
      (4, '2024-03-02.1', '2024-03-02T01:00:00Z', null, 0, 0);
    insert into originals values ('a', x'00', 1), ('b', x'00', 1), ('c', x'00', 1);
    insert into reports values
      ${report(1, 2022, "a", "2023-01-10", 1, "2")},
      ${report(2, 2022, "b", "2023-02-10", 2, "null")},
      ${report(3, 2023, "c", "2024-01-10", 3, "null")};
    insert into figures (report, cell, value, raw) values (1, 1, 5, '5'), (2, 1, 6, '6'), (3, 1, 7, '7');
    insert into observations values (1, 0, 2022, 2, 0, 6, null), (1, 0, 2023, 2, 0, 7, null);
    insert into sections values (1, 0, 1, '一', '文'), (2, 0, 1, '一', '文'), (3, 0, 1, '一', '文');
    insert into sources values (1, x'00'), (2, x'00'), (3, x'00');
    insert into findings (id, agency, year, scope, report, check_id, severity, cells, message, values_sha) values
      (1, 2, 2022, 0, 1, 'balance', 'error', '[]', '一', 's'),
      (2, 2, 2022, 0, 2, 'duplicate', 'warning', '[]', '二', 's'),
      (3, 2, 2023, 0, 3, 'carry-over', 'error', '[]', '三', 's');
    insert into verdicts values (2, 2022, 0, 'balance', '[]', 's', 'explained', '某', '2024-01-02', '因为');
    insert into refusals values ('坏.txt', 'x', '空文件', '2024-01-01');
  `);
}

function contents(client: Database.Database) {
  return Object.fromEntries(
    tables.map((table) => [table, client.prepare(`select * from ${table} order by 1, 2`).all()]),
  );
}

it("keeps every row of a filled database as it was, and gives all of it a version", async () => {
  const old = new Database(path);
  const before = contents(old);
  old.close();
  const db = await openForWriting(path);
  const raw = new Database(path, { readonly: true });
  const after = contents(raw);
  for (const table of tables.filter((name) => name !== "cells" && name !== "dataset_versions"))
    expect([table, after[table]]).toMatchObject([table, before[table] ?? []]);
  const of = (sql: string) => raw.prepare(sql).raw().all();
  expect(of("select id, version_added from agencies")).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(of("select id, version_added, version_superseded from findings")).toEqual([
    [1, 1, null],
    [2, 2, null],
    [3, 3, null],
  ]);
  expect(of("select id, first_published_on, amendment, staged_by from reports")).toEqual([
    [1, "2023-01-10", null, null],
    [2, "2023-01-10", "corrected", null],
    [3, "2024-01-10", null, null],
  ]);
  expect(
    of("select id, finished_at is not null, reports_added, catalogue is not null from dataset_versions"),
  ).toEqual([
    [1, 1, 1, 1],
    [2, 1, 1, 1],
    [3, 1, 1, 1],
    [4, 0, 0, 0],
  ]);
  expect(of("select agency, check_id, version_added, version_superseded from verdicts")).toEqual([
    [2, "balance", 1, null],
  ]);
  expect(of("select id from digests where subject = 'verdicts'")).toEqual([[1]]);
  db.close();
});

it("goes on with a database of before: earlier versions are shown, and the next one is made", async () => {
  (await openForWriting(path)).close();
  const received = async (label: string) => {
    const db = await openVersion(path, label);
    const page = await (db && findReport(db, "99-a", 2022, "own"));
    db?.close();
    return page?.figures.get("requests.received.total")?.value;
  };
  expect([await received("2024-01-01.1"), await received("2024-02-01.1")]).toEqual([5, 6]);
  expect(await openVersion(path, "2024-03-02.1")).toBeUndefined();
  const db = await openForWriting(path);
  const declared = { region: "99", kind: "all" as const, year: 2023, complete: true, deadline: null };
  const now = new Date("2024-03-02T03:00:00Z");
  expect((await importRows(db, { collections: [declared], now })).version?.label).toBe("2024-03-02.2");
  db.close();
  const reader = await openForReading(path);
  expect(await reader.select().from(collections)).toMatchObject([declared]);
  reader.close();
});

it("keeps the tables that are clustered by their keys so", async () => {
  const db = await openForWriting(path);
  const raw = new Database(path, { readonly: true });
  const clustered = raw
    .prepare("select name from sqlite_master where sql like '%WITHOUT ROWID%' order by name")
    .pluck()
    .all();
  expect(clustered).toEqual(["agency_history", "digests", "figures", "observations"]);
  db.close();
});
