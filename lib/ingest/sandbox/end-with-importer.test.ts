import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(os.tmpdir(), "guard-"));
afterAll(() => rmSync(folder, { recursive: true }));

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it("a reader that is busy without end dies with its importer, however that dies", async () => {
  const reader = path.join(folder, "reader.mjs");
  writeFileSync(reader, `process.on("message", () => { process.stdout.write(""); for (;;); });`);
  const importer = path.join(folder, "importer.ts");
  const pool = path.resolve(import.meta.dirname, "reader-pool.ts");
  writeFileSync(
    importer,
    `import { openReaderPool } from ${JSON.stringify(pool)};
     import { readdirSync, readFileSync } from "node:fs";
     const pool = openReaderPool(${JSON.stringify(reader)}, 2);
     for (const name of ["a", "b"]) void pool.read(new Uint8Array([65]), name);
     setTimeout(() => console.log(process.getActiveResourcesInfo().length), 1);
     setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, ["--import", "tsx", importer], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: path.resolve(import.meta.dirname, "../../.."),
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const readers = await childrenOf(child.pid ?? 0, reader);
  expect(readers).toHaveLength(2);
  child.kill("SIGKILL");
  await expect.poll(() => readers.filter(isAlive), { timeout: 10_000 }).toEqual([]);
});

/** Only Linux tells whose child a process is without a program of its own. */
async function childrenOf(parent: number, program: string): Promise<number[]> {
  const { readdirSync, readFileSync } = await import("node:fs");
  let found: number[] = [];
  await expect
    .poll(
      () => {
        found = readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name))
          .filter((name) => {
            try {
              const [, parentOf] =
                readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
              const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
              return Number(parentOf) === parent && command.includes(program);
            } catch {
              return false;
            }
          })
          .map(Number);
        return found.length;
      },
      { timeout: 10_000 },
    )
    .toBe(2);
  return found;
}
