import Database from "better-sqlite3";
import { openForReading, openVersion, type ReadDb } from "./client";

const limits = {
  /** A handle hinders the writer in clearing its log: while somebody writes, it is renewed after so long. */
  renewal: 20_000,
  /** A handle that is no longer given out is left so long to those who have it. */
  grace: 30_000,
  /** How many earlier versions are kept open. */
  earlier: 8,
};

/**
 * The database of a server that runs for long: hands out handles at the latest finished version. Each shows one
 * version whatever happens; whoever asks after a version was published gets the next one.
 */
export class WatchedDatabase {
  private readonly watch: Database.Database;
  private readonly timer: NodeJS.Timeout;
  private latest: ReadDb;
  private earlier = new Map<string, ReadDb>();
  /** What the file was like when the handles were opened, and when that was. */
  private seen: unknown;
  private openedAt: number;

  /** Throws a `DatabaseError` where the database cannot be read. */
  constructor(private readonly path: string) {
    this.latest = openForReading(path);
    this.watch = new Database(path, { readonly: true });
    this.seen = this.state();
    this.openedAt = Date.now();
    this.timer = setInterval(() => this.current(), limits.renewal).unref();
  }

  /** The latest finished version. */
  current(): ReadDb {
    const state = this.state();
    if (state === this.seen) return this.latest;
    const isDue = Date.now() - this.openedAt >= limits.renewal;
    if (isDue || this.latestId() !== (this.latest.version?.id ?? null)) this.renew(state);
    return this.latest;
  }

  /** The version of a label; null where there is none. */
  at(label: string): ReadDb | null {
    const latest = this.current();
    if (latest.version?.label === label) return latest;
    const known = this.earlier.get(label);
    const found = known ?? openVersion(this.path, label);
    if (!found) return null;
    this.earlier.delete(label);
    this.earlier.set(label, found);
    const [oldest] = this.earlier;
    if (this.earlier.size > limits.earlier && oldest) {
      this.earlier.delete(oldest[0]);
      retire(oldest[1]);
    }
    return found;
  }

  close(): void {
    clearInterval(this.timer);
    for (const handle of [this.latest, ...this.earlier.values(), this.watch]) handle.close();
  }

  private renew(state: unknown): void {
    const old = this.latest;
    const id = this.latestId();
    const isSame = id === (old.version?.id ?? null);
    this.latest = openForReading(this.path, isSame ? (old.answers ?? undefined) : undefined);
    for (const handle of [old, ...this.earlier.values()]) retire(handle);
    this.earlier = new Map();
    this.seen = state;
    this.openedAt = Date.now();
  }

  private state(): unknown {
    return this.watch.pragma("data_version", { simple: true });
  }

  private latestId(): number | null {
    const latest = "select max(id) from dataset_versions where finished_at is not null";
    return this.watch.prepare<[], number | null>(latest).pluck().get() ?? null;
  }
}

function retire(handle: ReadDb): void {
  setTimeout(() => handle.close(), limits.grace).unref();
}
