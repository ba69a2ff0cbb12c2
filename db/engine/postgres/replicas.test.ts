import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openForReading, openForWriting, type ReadDb, type WriteDb } from "../../client";
import { reportList } from "../../queries/reports/report-rows";
import { importRows } from "../../test-database";
import { WatchedDatabase } from "../../watched-database";
import { pause } from "./test-commands";
import { ask, readdressed } from "./test-databases";
import { startTestReplica, startTestServer, type TestServer } from "./test-server";

let primary: TestServer;
let replica: TestServer;
let address: string;
let copy: string;
let db: WriteDb;
let year = 2023;
beforeAll(async () => {
  primary = await startTestServer();
  await ask(primary.url("postgres"), "create database nianbao template template0");
  address = primary.url("nianbao");
  db = await openForWriting(address);
  await importRows(db, { agencies: [{ key: "1" }], reports: [{ agency: "1", year }] });
  replica = await startTestReplica(primary);
});
afterAll(async () => {
  await db.close();
  await replica.stop();
  await primary.stop();
});

let way: Way;
beforeEach(async () => {
  way = await wayTo(replica.port);
  copy = readdressed(replica.url("nianbao"), { port: String(way.port) });
  process.env.DATABASE_READ_URLS = copy;
});
afterEach(async () => {
  await way.close();
  delete process.env.DATABASE_READ_URLS;
});

type Way = { port: number; freeze(): void; cut(): void; close(): Promise<void> };

/** A way to a server that can be cut, or fall silent. */
async function wayTo(port: number): Promise<Way> {
  let isSilent = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => {
        if (!isSilent) to.write(bytes);
      });
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof place === "object" && place ? place.port : 0,
    freeze: () => {
      isSilent = true;
    },
    cut,
    close: async () => cut(),
  };
}

/** One more report, published as the next version. */
const publishNext = async () => {
  year += 1;
  return (await importRows(db, { reports: [{ agency: "1", year }] })).version?.id;
};
const total = async (handle: ReadDb) => (await reportList(handle, {}, { offset: 0, limit: 1 })).total;
const reports = () => year - 2022;
/** How many connections of the site a server has, those of the import left out. */
const connections = async (server: TestServer) => {
  const shown =
    "select 1 from pg_stat_activity where datname = 'nianbao' and query like '%\"reports\"%' and query not like '%pg_stat%'";
  return (await ask(server.url("postgres"), shown)).length;
};
const timed = async <Result>(work: Promise<Result>): Promise<[Result, number]> => {
  const started = performance.now();
  return [await work, performance.now() - started];
};

it("answers what pages ask, so that the database itself is not asked", async () => {
  const before = await connections(primary);
  const handle = await openForReading(address);
  expect(await total(handle)).toBe(reports());
  expect([await connections(replica), await connections(primary)]).toEqual([1, before]);
  await handle.close();
});

it("that is behind is waited for and then passed over, and a handle shows one version all the time", async () => {
  const watched = await WatchedDatabase.open(address);
  const old = await watched.current();
  const before = reports();
  await ask(replica.url("nianbao"), "select pg_wal_replay_pause()");
  const version = await publishNext();
  const [next, waited] = await timed(watched.current());
  expect(waited).toBeLessThan(3_000);
  expect(next.version?.id).toBe(version);
  expect([await total(next), await total(old)]).toEqual([before + 1, before]);
  await ask(replica.url("nianbao"), "select pg_wal_replay_resume()");
  await publishNext();
  const [last, quick] = await timed(watched.current());
  expect(quick).toBeLessThan(1_500);
  const asked = await connections(replica);
  expect([await total(last), await total(next), await total(old)]).toEqual([before + 2, before + 1, before]);
  expect(await connections(replica)).toBeGreaterThan(asked);
  await watched.close();
});

it("that stops in the middle of a page costs the page nothing: the database itself shows the same version", async () => {
  const watched = await WatchedDatabase.open(address);
  const page = await watched.current();
  const before = reports();
  expect(await total(page)).toBe(before);
  way.cut();
  await publishNext();
  expect((await reportList(page, {}, { offset: 0, limit: 2 })).total).toBe(before);
  const next = await watched.current();
  expect(await total(next)).toBe(before + 1);
  await watched.close();
});

it("that falls silent holds nobody longer than the patience", async () => {
  const handle = await openForReading(address);
  const other = await openForReading(address);
  expect(await total(other)).toBe(reports());
  way.freeze();
  const [next, waited] = await timed(openForReading(address));
  expect(waited).toBeLessThan(2_500);
  expect(await total(next)).toBe(reports());
  await next.close();
  const [found, asked] = await timed(total(handle));
  expect(found).toBe(reports());
  expect(asked).toBeLessThan(2_500);
  const page = () => reportList(other, {}, { offset: 0, limit: 3 });
  const [list, listed] = await timed(page());
  expect([list.total, listed < 2_500]).toEqual([reports(), true]);
  const [, again] = await timed(reportList(other, {}, { offset: 1, limit: 3 }));
  expect(again).toBeLessThan(500);
  void handle.close();
  void other.close();
});

it("is not written to: whoever tries is told to write to the database itself", async () => {
  const writer = await openForWriting(replica.url("nianbao"));
  const writing = importRows(writer, { reports: [{ agency: "1", year: 2050 }] });
  await expect(writing).rejects.toThrow(/是只读的.*主库/);
  await writer.close();
});

it("beside another one that is down: the one that answers is found at once", async () => {
  process.env.DATABASE_READ_URLS = `${readdressed(copy, { port: "1" })} ${copy}`;
  for (let times = 0; times < 3; times += 1) {
    const [handle, waited] = await timed(openForReading(address));
    expect(waited).toBeLessThan(1_000);
    await handle.close();
  }
});

it("goes on answering while the database itself is down", async () => {
  const way = await wayTo(primary.port);
  const through = readdressed(address, { port: String(way.port) });
  const watched = await WatchedDatabase.open(through);
  expect(await total(await watched.current())).toBe(reports());
  way.cut();
  await pause(50);
  const page = await watched.current();
  expect((await reportList(page, {}, { offset: 0, limit: 3 })).total).toBe(reports());
  await watched.close();
});
