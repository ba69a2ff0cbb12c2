import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { testCommand } from "../scripts/test-command";

/** The database of the demonstration, which the tests' own site has open. */
export const demonstrationFile = "build/e2e.sqlite";

/** A site of a test's own, over a database that the test may change; `close` ends and removes it. */
export type OwnSite = {
  origin: string;
  /** Of the database, beside which a test may put files. */
  database: string;
  folder: string;
  /** A command over the database. */
  nianbao(...args: string[]): { status: number | null; said: string };
  close(): void;
};

/** Starts the site as built, at first without a database. */
export async function openOwnSite(): Promise<OwnSite> {
  const folder = mkdtempSync(path.join(tmpdir(), "site-"));
  const database = path.join(folder, "site.sqlite");
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE_PATH: database, WEB_PROCESSES: "1" };
  const site: ChildProcess = spawn("npm", ["run", "-s", "start"], { env, stdio: "ignore", detached: true });
  return {
    origin: `http://127.0.0.1:${port}`,
    database,
    folder,
    nianbao: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [testCommand, ...args], {
        env: { ...process.env, DATABASE_PATH: database },
        encoding: "utf8",
      });
      return { status, said: `${stdout}${stderr}` };
    },
    close: () => {
      if (site.pid !== undefined) process.kill(-site.pid, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}
