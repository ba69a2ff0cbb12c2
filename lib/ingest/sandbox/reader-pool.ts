import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { FileOutcome } from "../read-file";
import type { ReadReply, ReadRequest } from "./reader-message";
import { residentMemory } from "./resident-memory";

export const readerLimits = {
  milliseconds: 20_000,
  resident: 512 * 1024 * 1024,
  files: 50,
  heapMegabytes: 256,
  watchEvery: 250,
};

type Job = { name: string; bytes: Uint8Array; resolve: (outcomes: FileOutcome[]) => void };
type Reader = {
  process: ChildProcess;
  files: number;
  job: Job | null;
  startedAt: number;
  killedFor: string | null;
};

export type ReaderPool = {
  /** Never rejects: a file that kills its reader is a refusal like any other. */
  read(bytes: Uint8Array, name: string): Promise<FileOutcome[]>;
  close(): void;
};

/**
 * Reading processes as SAFETY §2 wants them: empty environment, no file system but their own program, bounded
 * heap, 20 s a file, killed above 512 MB resident, replaced after 50 files and after any failure.
 * @param program the bundled reader-process
 */
export function openReaderPool(program: string, size: number, limits = readerLimits): ReaderPool {
  const waiting: Job[] = [];
  const readers = new Set<Reader>();
  let closed = false;
  let nextId = 1;

  const start = (): Reader => {
    const child = fork(program, [], {
      env: { NODE_ENV: "production" },
      execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, ...permissionFlags(program)],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const reader: Reader = { process: child, files: 0, job: null, startedAt: 0, killedFor: null };
    readers.add(reader);
    child.on("message", (reply: ReadReply) => finish(reader, reply.outcomes));
    child.on("exit", () => lose(reader));
    child.on("error", () => lose(reader));
    return reader;
  };

  const finish = (reader: Reader, outcomes: FileOutcome[]) => {
    const job = reader.job;
    reader.job = null;
    if (reader.files >= limits.files) retire(reader);
    job?.resolve(outcomes);
    feed();
  };

  const retire = (reader: Reader) => {
    readers.delete(reader);
    reader.process.disconnect();
  };

  const lose = (reader: Reader) => {
    if (!readers.delete(reader)) return;
    const job = reader.job;
    reader.job = null;
    const reason = reader.killedFor ?? "使读取程序异常退出，可能已损坏或有害，未入库";
    job?.resolve([{ name: job.name, outcome: { status: "refused", reason }, bytes: null }]);
    feed();
  };

  const feed = () => {
    while (waiting.length > 0 && !closed) {
      const idle = [...readers].find(({ job }) => job === null) ?? (readers.size < size ? start() : null);
      if (!idle) return;
      const job = waiting.shift();
      if (!job) return;
      idle.job = job;
      idle.files += 1;
      idle.startedAt = performance.now();
      const request: ReadRequest = { id: nextId++, name: job.name, bytes: job.bytes };
      idle.process.send(request);
    }
  };

  const watch = setInterval(() => {
    for (const reader of readers) {
      if (!reader.job) continue;
      const resident = reader.process.pid === undefined ? null : residentMemory(reader.process.pid);
      if (performance.now() - reader.startedAt > limits.milliseconds)
        reader.killedFor = `读取超过${limits.milliseconds / 1000}秒，已停止，未入库；请提供Word或网页原件`;
      else if (resident !== null && resident > limits.resident)
        reader.killedFor = "读取时占用内存过多，已停止，未入库；请提供Word或网页原件";
      if (reader.killedFor) reader.process.kill("SIGKILL");
    }
  }, limits.watchEvery);
  watch.unref();

  return {
    read: (bytes, name) =>
      new Promise((resolve) => {
        waiting.push({ bytes, name, resolve });
        feed();
      }),
    close() {
      closed = true;
      clearInterval(watch);
      for (const reader of [...readers]) retire(reader);
    },
  };
}

/** The permission model under the name that this Node has for it. */
function permissionFlags(program: string): string[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const flag =
    major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13)
      ? "--permission"
      : "--experimental-permission";
  return [flag, `--allow-fs-read=${path.resolve(program)}`];
}
