import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { type FileOutcome, type OpenedFile, ofPart, refusedPart } from "../file-outcome";
import { unpackOutcome } from "../packed-reading";
import type { FinishedOutcome, RefusalReason } from "../reading";
import { endWithImporter } from "./end-with-importer";
import { giveWay, priorities } from "./give-way";
import { processorTime, residentMemory } from "./process-use";
import type { ReadReply, ReadRequest } from "./reader-process";

const crashed = "使读取程序异常退出，可能已损坏或有害，未入库；请提供Word或网页原件";

export const readerLimits = {
  milliseconds: 20_000,
  resident: 512 * 1024 * 1024,
  /** Wear after which a reader is replaced: 50 Word, PDF or zip files, or 10,000 texts and pages. */
  wear: 10_000,
  heapMegabytes: 256,
  /** Jobs that a reader has at a time. */
  jobs: 8,
  watchEvery: 250,
};

/**
 * A young generation that holds all of a report, no helper threads, as there is a reader for every core, and code
 * that is compiled simply at once, as a reader read its first 600 files half as fast.
 */
export const readerFlags = [
  "--min-semi-space-size=16",
  "--max-semi-space-size=16",
  "--single-threaded",
  "--always-sparkplug",
];

/** How many times as long a reader may wait for the processor as it may use it. */
const patience = 5;

type Opened = OpenedFile<FinishedOutcome>;
type Job = ReadRequest & {
  resolve: (opened: Opened) => void;
  /** Whether its reader may have no other job: it is heavy, or among those with which a reader died. */
  alone: boolean;
};
type Reader = {
  process: ChildProcess;
  wear: number;
  /** The first is being read, the others wait there, so that the reader goes on while reports are stored. */
  jobs: Job[];
  /** When the first was begun. */
  startedAt: number;
  /** The first job as it was last looked at, and what its reader had used of the processor before. */
  watched: { job: number; used: number | null } | null;
  killedFor: RefusalReason | null;
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
 * heap, 20 s of the processor a file, killed above 512 MB resident, replaced after its share of files and after any
 * failure. A reader has some light files at a time, a heavy one alone.
 * @param program the bundled reader-process
 */
export function openReaderPool(program: string, size: number, limits = readerLimits): ReaderPool {
  const waiting: Job[] = [];
  const readers = new Set<Reader>();
  const guard = endWithImporter();
  const watchReaders = () => guard.watch([...readers].flatMap(({ process: { pid } }) => pid ?? []));
  let closed = false;
  let nextId = 1;

  const start = (): Reader => {
    const child = fork(program, [], {
      env: { NODE_ENV: "production" },
      execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, ...readerFlags, ...permissionFlags(program)],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    if (child.pid !== undefined) giveWay(child.pid, priorities.reader);
    const reader: Reader = {
      process: child,
      wear: 0,
      jobs: [],
      startedAt: 0,
      watched: null,
      killedFor: null,
    };
    readers.add(reader);
    watchReaders();
    child.on("message", (reply: ReadReply) => finish(reader, reply));
    child.on("exit", () => replace(reader));
    child.on("error", () => replace(reader));
    return reader;
  };

  const finish = (reader: Reader, reply: ReadReply) => {
    const job = reader.jobs[0];
    if (job?.id !== reply.id) return;
    reader.jobs.shift();
    reader.startedAt = performance.now();
    if (reader.wear >= limits.wear && reader.jobs.length === 0) retire(reader);
    feed();
    job.resolve(openedOf(reply, job.name));
  };

  const retire = (reader: Reader) => {
    readers.delete(reader);
    watchReaders();
    reader.process.disconnect();
  };

  const replace = (reader: Reader) => {
    if (!readers.delete(reader)) return;
    watchReaders();
    const { jobs, killedFor } = reader;
    reader.jobs = [];
    // Of a reader that died by itself the last answers may be lost: with several jobs, each is tried alone.
    const culprit = killedFor !== null || jobs.length === 1 ? jobs.shift() : undefined;
    culprit?.resolve({ outcomes: [refusedPart(culprit.name, killedFor ?? crashed)] });
    waiting.unshift(...jobs.map((job) => ({ ...job, alone: true })));
    feed();
  };

  const feed = () => {
    for (let job = waiting[0]; job !== undefined && !closed; job = waiting[0]) {
      const reader = readerFor(job);
      if (!reader) return;
      waiting.shift();
      if (reader.jobs.length === 0) reader.startedAt = performance.now();
      reader.jobs.push(job);
      reader.wear += wearOf(job.bytes);
      const { resolve: _, alone: _alone, ...request } = job;
      reader.process.send(request satisfies ReadRequest);
    }
  };

  /** The one with the fewest jobs, a new one before a second job for any. */
  const readerFor = (job: Job): Reader | null => {
    const [least] = [...readers].sort((a, b) => a.jobs.length - b.jobs.length);
    if (least && least.jobs.length === 0) return least;
    if (readers.size < size) return start();
    const takes =
      least &&
      !job.alone &&
      least.wear < limits.wear &&
      least.jobs.length < limits.jobs &&
      !least.jobs.some(({ alone }) => alone);
    return takes ? least : null;
  };

  const watch = setInterval(() => {
    for (const reader of readers) {
      const { jobs, process: child } = reader;
      const [job] = jobs;
      if (!job || child.pid === undefined) continue;
      const resident = residentMemory(child.pid);
      const used = processorTime(child.pid);
      if (reader.watched?.job !== job.id) reader.watched = { job: job.id, used };
      const waited = performance.now() - reader.startedAt;
      const since = reader.watched.used;
      // On a busy machine a good file takes longer, but not more of the processor: the same file ends the same way.
      const spent = used === null || since === null ? waited : Math.max(used - since, waited / patience);
      if (spent > limits.milliseconds)
        reader.killedFor = `读取超过${limits.milliseconds / 1000}秒，已停止，未入库；请提供Word或网页原件`;
      else if (resident !== null && resident > limits.resident)
        reader.killedFor = "读取时占用内存过多，已停止，未入库；请提供Word或网页原件";
      if (reader.killedFor) reader.process.kill("SIGKILL");
    }
  }, limits.watchEvery);
  watch.unref();

  const jobOf = (request: Omit<ReadRequest, "id">): { job: Job; opened: Promise<Opened> } => {
    let resolve: Job["resolve"] = () => undefined;
    const opened = new Promise<Opened>((settle) => {
      resolve = settle;
    });
    return { job: { id: nextId++, ...request, resolve, alone: !isLight(request.bytes) }, opened };
  };

  return {
    async read(bytes, name, declaredYear = () => undefined) {
      const whole = jobOf({ bytes, name, inside: false, declaredYear: declaredYear(name) });
      waiting.push(whole.job);
      feed();
      const opened = await whole.opened;
      if ("outcomes" in opened) return opened.outcomes;
      // What came out of an archive goes before other files, so that few archives are open at a time.
      const inner: Job[] = [];
      const found = opened.parts.map(async (part) => {
        if ("refusal" in part) return [refusedPart(part.name, part.refusal)];
        const one = jobOf({ ...part, inside: true, declaredYear: declaredYear(part.name) });
        inner.push(one.job);
        return ofPart(await one.opened, part.bytes);
      });
      waiting.unshift(...inner);
      feed();
      return (await Promise.all(found)).flat();
    },
    close() {
      closed = true;
      clearInterval(watch);
      for (const reader of [...readers]) {
        const isBusy = reader.jobs.length > 0;
        retire(reader);
        // An import that ends early waits for nobody, and who is busy does not hear that it has ended.
        if (isBusy) reader.process.kill("SIGKILL");
      }
      guard.close();
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

const lightBytes = 256 * 1024;
const isLight = (bytes: Uint8Array) => bytes.length <= lightBytes && wearOf(bytes) === 1;

const heavyStarts = ["PK", "%P", "\xd0\xcf"];

/** What a file costs its reader: a parser of archives or drawings is worn 200 times as fast as one of text. */
function wearOf(bytes: Uint8Array): number {
  const start = String.fromCharCode(...bytes.subarray(0, 2));
  return heavyStarts.includes(start) ? 200 : 1;
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
