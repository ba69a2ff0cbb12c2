import { type ChildProcess, spawn } from "node:child_process";
import { inject } from "vitest";

export type CommandEnd = { code: number | null; output: string };

/** Runs `nianbao` with a database in a process of its own. `onStart` may kill it: its code is then null. */
export function nianbao(
  args: readonly string[],
  database: Readonly<Record<string, string>>,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...environment } = process.env;
    const child = spawn(process.execPath, [inject("commandLine"), ...args], {
      env: { ...environment, ...database },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        output += String(text);
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
    onStart(child);
  });
}

/** Runs it and kills it so many milliseconds after the condition, which is asked again and again, holds. */
export function killedNianbao(
  args: readonly string[],
  database: Readonly<Record<string, string>>,
  hasBegun: () => Promise<boolean>,
  after: number,
): Promise<CommandEnd> {
  return nianbao(args, database, (child) => {
    const watch = async () => {
      while (child.exitCode === null && child.signalCode === null && !(await hasBegun())) await pause(25);
      await pause(after);
      child.kill("SIGKILL");
    };
    void watch();
  });
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
