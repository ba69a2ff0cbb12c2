import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { type BulkKind, bulkDocuments } from "@/lib/specimen/bulk";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { backup } from "../../backup";
import { openForReading } from "../../client";
import { DatabaseError } from "../../database-error";
import { reportList } from "../../queries/reports/report-rows";
import { verifyDatabase } from "../../soundness/verify-database";
import { testDatabase } from "../../test-database";
import { killedNianbao, nianbao, pause } from "./test-commands";
import { ask, type EmptyDatabase, emptyDatabase } from "./test-databases";
import { onSqlite } from "./test-program";

/** `POSTGRES_KILLS=20 POSTGRES_KILL_REPORTS=2000 npx vitest run --project postgres db/engine/postgres/import-processes.test.ts` tries more. */
const kills = Number(process.env.POSTGRES_KILLS ?? 4);
const reports = Number(process.env.POSTGRES_KILL_REPORTS ?? 60);
const kinds: BulkKind[] = reports > 500 ? ["html", "text", "html", "docx", "text", "html"] : ["html", "text"];
const random = seededRandom(process.env.KILL_SEED ?? "kill");
const time = 120_000 + kills * reports * 60;

let folder: string;
let whole: EmptyDatabase;
/** How long an import takes from its first statement on, in milliseconds. */
let duration = 0;
const databases: EmptyDatabase[] = [];
const make = async () => {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
};
const input = (name: string) => join(folder, name);
const connected = (address: string) => async () =>
  (
    await ask(
      address,
      `select 1 from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
  ).length > 0;

/** All that is stored of the reports in force, in one order, and what is left beside it. */
const contents = (address: string) =>
  ask(
    address,
    `select a.key, a.name, a.path, r.scope, r.year, r.published_on, r.figures_sha256, r.text_sha256, r.file_name,
       (select md5(string_agg(concat_ws('|', c.id, f.value, f.missing, f.raw, f.unit), ';' order by c.id))
        from figures f join cells c on c.number = f.cell where f.report = r.id) figures,
       (select md5(string_agg(concat_ws('|', c.id, o.value, o.missing), ';' order by c.id))
        from observations o join cells c on c.number = o.cell
        where o.agency = r.agency and o.year = r.year and o.scope = r.scope and o.version_superseded is null) shown,
       (select md5(string_agg(concat_ws('|', s.position, s.heading, s.text), ';' order by s.position))
        from sections s where s.report = r.id) text,
       (select md5(string_agg(concat_ws('|', d.check_id, d.cells, d.message), ';' order by d.check_id, d.cells))
        from findings d where d.report = r.id and d.version_superseded is null) findings,
       (select count(*)::int from reports where version_added is null) staged,
       (select count(*)::int from imports) running,
       (select count(*)::int from agencies) agencies
     from reports r join agencies a on a.id = r.agency
     where r.version_superseded is null and r.version_added is not null order by a.key, r.scope, r.year`,
  );

/** How many reports a reader sees, all of them whole; none where there is no database yet. */
async function seen(address: string): Promise<number> {
  try {
    const db = await openForReading(address);
    expect(await verifyDatabase(address)).toEqual([]);
    const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
    await db.close();
    return total;
  } catch (error) {
    if (error instanceof DatabaseError && error.message.includes("还没有数据")) return 0;
    throw error;
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-processes-"));
  for (const name of ["all", "one", "other"]) mkdirSync(input(name));
  let at = 0;
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), reports, kinds)) {
    writeFileSync(join(input("all"), name), bytes);
    // A third of them is in both halves.
    if (at % 3 !== 0) writeFileSync(join(input("one"), name), bytes);
    if (at % 3 !== 1) writeFileSync(join(input("other"), name), bytes);
    at += 1;
  }
  whole = await make();
  const started = performance.now();
  let began: number | null = null;
  const end = await nianbao(["import", input("all")], { DATABASE_URL: whole.address }, () => {
    const look = async () => {
      while (!(await connected(whole.address)())) await pause(25);
      began = performance.now();
    };
    void look();
  });
  expect(end).toMatchObject({ code: 0 });
  duration = performance.now() - (began ?? started);
}, time);
afterAll(async () => {
  for (const database of databases) await database.remove();
  rmSync(folder, { recursive: true });
});

it(
  `an import killed ${kills} times at any moment shows nothing until it is run again, and then ends as if it never had been`,
  async () => {
    let { address } = await make();
    let died = 0;
    // On a machine that has other work the measured time may be too long: then more are killed, and earlier.
    for (let round = 0; round < kills || (died <= kills / 3 && round < kills * 5); round += 1) {
      const after = (random.next() * duration * kills) / Math.max(kills, round);
      const { code } = await killedNianbao(
        ["import", input("all")],
        { DATABASE_URL: address },
        connected(address),
        after,
      );
      if (code === null) died += 1;
      const total = await seen(address);
      const staged = await ask(
        address,
        "select count(*)::int as n from reports where version_added is null",
      ).catch(() => []);
      if (process.env.POSTGRES_KILLS) console.log({ round, after: Math.round(after), code, total, staged });
      expect([0, reports]).toContain(total);
      if (code === 0) expect(total).toBe(reports);
      if (total === reports) address = (await make()).address;
    }
    expect(died).toBeGreaterThan(kills / 3);
    expect(await nianbao(["import", input("all")], { DATABASE_URL: address })).toMatchObject({ code: 0 });
    const stored = await contents(address);
    expect(stored).toHaveLength(reports);
    expect(stored).toEqual(await contents(whole.address));
    expect(stored[0]).toMatchObject({ staged: 0, running: 0 });
  },
  time,
);

it(
  "two imports at once, with files in common, both end, and leave the content of both",
  async () => {
    const { address } = await make();
    const ends = await Promise.all(
      ["one", "other"].map((name) => nianbao(["import", input(name)], { DATABASE_URL: address })),
    );
    expect(ends.map(({ code, output }) => [code, output])).toEqual([
      [0, expect.stringContaining("数据版本")],
      [0, expect.stringContaining("数据版本")],
    ]);
    expect(await seen(address)).toBe(reports);
    expect(await contents(address)).toEqual(await contents(whole.address));
  },
  time,
);

it(
  "a backup made while an import runs is whole, and SQLite reads it",
  async () => {
    const test = await testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023 }] });
    const address = test.path;
    const after = 1 + readdirSync(input("other")).length;
    let running = true;
    const importing = nianbao(["import", input("other")], { DATABASE_URL: address }).finally(() => {
      running = false;
    });
    const files: string[] = [];
    while (running) {
      files.push(input(`${files.length}.sqlite`));
      await backup(address, files.at(-1) ?? "");
    }
    expect(await importing).toMatchObject({ code: 0 });
    files.push(input("last.sqlite"));
    await backup(address, input("last.sqlite"));
    const totals = await onSqlite(async (program) => {
      const found: number[] = [];
      for (const file of files) {
        const db = await program.openForReading(file);
        expect(await program.verifyDatabase(file)).toEqual([]);
        found.push((await program.reportList(db, {}, { offset: 0, limit: 1 })).total);
        await db.close();
      }
      return found;
    });
    expect(totals.length).toBeGreaterThan(2);
    expect([...new Set(totals)]).toEqual([1, after]);
    await test.close();
  },
  time,
);
