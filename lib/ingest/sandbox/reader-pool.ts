import { type ChildProcess, fork } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { type FileOutcome, type OpenedFile, ofPart, refusedPart } from "../file-outcome";
import { unpackOutcome } from "../packed-reading";
import type { FinishedOutcome } from "../reading";
import type { ReadReply, ReadRequest } from "./reader-message";
import { residentMemory } from "./resident-memory";

const crashed = "使读取程序异常退出，可能已损坏或有害，未入库";

export const readerLimits = {
  milliseconds: 20_000,
  resident: 512 * 1024 * 1024,
  /** Wear after which a reader is replaced: 50 Word, PDF or zip files, or 2,000 texts and pages. */
  wear: 2_000,
  heapMegabytes: 256,
  watchEvery: 250,
};

type Opened = OpenedFile<FinishedOutcome>;
type Job = Omit<ReadRequest, "id"> & { resolve: (opened: Opened) => void };
type Reader = {
  process: ChildProcess;
  wear: number;
  job: Job | null;
  startedAt: number;
  killedFor: string | null;
};

export type ReaderPool = {
  /**
   * The reports of a file in its order; those of an archive are read one by one, so that each costs only itself.
   * Never rejects: a file that kills its reader is a refusal like any other.
   * @param declaredYear of a file, or of a file in an archive, by its name
   */
  read(
    bytes: Uint8Array,
    name: string,
    declaredYear?: (name: string) => number | undefined,
  ): Promise<FileOutcome<FinishedOutcome>[]>;
  close(): void;
};

/**
 * Reading processes as SAFETY §2 wants them: empty environment, no file system but their own program, bounded
 * heap, 20 s a file, killed above 512 MB resident, replaced after its share of files and after any failure.
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
      // Room for what a report leaves behind: a tenth of the reading was collecting it.
      execArgv: [
        `--max-old-space-size=${limits.heapMegabytes}`,
        "--max-semi-space-size=8",
        ...permissionFlags(program),
      ],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    if (child.pid !== undefined) os.setPriority(child.pid, 10);
    const reader: Reader = { process: child, wear: 0, job: null, startedAt: 0, killedFor: null };
    readers.add(reader);
    child.on("message", (reply: ReadReply) => finish(reader, reply));
    child.on("exit", () => lose(reader));
    child.on("error", () => lose(reader));
    return reader;
  };

  const finish = (reader: Reader, reply: ReadReply) => {
    const job = reader.job;
    reader.job = null;
    if (reader.wear >= limits.wear) retire(reader);
    feed();
    job?.resolve(openedOf(reply, job.name));
  };

  const retire = (reader: Reader) => {
    readers.delete(reader);
    reader.process.disconnect();
  };

  const lose = (reader: Reader) => {
    if (!readers.delete(reader)) return;
    const job = reader.job;
    reader.job = null;
    const reason = reader.killedFor ?? crashed;
    job?.resolve({ outcomes: [refusedPart(job.name, reason)] });
    feed();
  };

  const feed = () => {
    while (waiting.length > 0 && !closed) {
      const idle = [...readers].find(({ job }) => job === null) ?? (readers.size < size ? start() : null);
      if (!idle) return;
      const job = waiting.shift();
      if (!job) return;
      idle.job = job;
      idle.wear += wearOf(job.bytes);
      idle.startedAt = performance.now();
      const { resolve: _, ...request } = job;
      idle.process.send({ id: nextId++, ...request } satisfies ReadRequest);
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

  const open = (request: Omit<Job, "resolve">) =>
    new Promise<Opened>((resolve) => {
      waiting.push({ ...request, resolve });
      feed();
    });

  return {
    async read(bytes, name, declaredYear = () => undefined) {
      const opened = await open({ bytes, name, inside: false, declaredYear: declaredYear(name) });
      if ("outcomes" in opened) return opened.outcomes;
      const found = opened.parts.map(async (part) =>
        "refusal" in part
          ? [refusedPart(part.name, part.refusal)]
          : ofPart(await open({ ...part, inside: true, declaredYear: declaredYear(part.name) }), part.bytes),
      );
      return (await Promise.all(found)).flat();
    },
    close() {
      closed = true;
      clearInterval(watch);
      for (const reader of [...readers]) retire(reader);
    },
  };
}

/** What a reader gave; a reader that was taken over may give anything. */
function openedOf(reply: ReadReply, name: string): Opened {
  if (!("outcomes" in reply)) return reply;
  try {
    const outcomes = reply.outcomes.map((item) => ({ ...item, outcome: unpackOutcome(item.outcome) }));
    return { outcomes };
  } catch {
    return { outcomes: [refusedPart(name, crashed)] };
  }
}

const heavyStarts = ["PK", "%P", "\xd0\xcf"];

/** What a file costs its reader: a parser of archives or drawings is worn forty times as fast as one of text. */
function wearOf(bytes: Uint8Array): number {
  const start = String.fromCharCode(...bytes.subarray(0, 2));
  return heavyStarts.includes(start) ? 40 : 1;
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
