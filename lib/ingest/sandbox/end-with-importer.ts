import { spawn } from "node:child_process";

/** Keeps the last line that it was given, and when nobody can give another one ends the processes that it names. */
const guard =
  'trap "" INT HUP TERM; pids=; while read -r line; do pids=$line; done; kill -9 $pids 2>/dev/null';

/**
 * Ends readers with their importer, however it dies: one that is busy with a file does not hear that its parent is
 * gone, and nobody is left who would stop it. A shell of a few hundred kilobytes waits for the end of its input.
 * Where there is none (Windows) a reader ends after its file.
 */
export function endWithImporter(): { watch(pids: readonly number[]): void; close(): void } {
  if (process.platform === "win32") return { watch: () => undefined, close: () => undefined };
  const shell = spawn("/bin/sh", ["-c", guard], {
    stdio: ["pipe", "ignore", "ignore"],
    env: { NODE_ENV: "production" },
  });
  // Without a shell, or after its end, readers are as they would be without it.
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  shell.unref();
  const tell = (pids: readonly number[]) => void shell.stdin.write(`${pids.join(" ")}\n`);
  return {
    watch: tell,
    close() {
      tell([]);
      shell.stdin.end();
    },
  };
}
