import { openForReading, openVersion, watchVersions } from "./client";
import type { ReadDb } from "./handles";

const limits = {
  /** A SQLite handle hinders the writer in clearing its log: while somebody writes, it is renewed after so long. */
  renewal: 20_000,
  /** A handle that is no longer given out is left so long to those who have it. */
  grace: 30_000,
  /** How many earlier versions are kept open. */
  earlier: 8,
};

/** Tells, cheaply and often, whether a database has changed. */
export type VersionWatch = {
  /** Another value after any change. */
  state(): Promise<unknown>;
  /** The number of the latest finished version. */
  latest(): Promise<number | null>;
  close(): Promise<void>;
};

/**
 * The database of a server that runs for long: hands out handles at the latest finished version. Each shows one
 * version whatever happens; whoever asks after a version was published gets the next one.
 */
export class WatchedDatabase {
  private readonly timer: NodeJS.Timeout;
  private earlier = new Map<string, ReadDb>();
  private renewing: Promise<void> | null = null;

  private constructor(
    private readonly address: string,
    private readonly watch: VersionWatch,
    private shown: ReadDb,
    /** What the database was like when the handles were opened, and when that was. */
    private seen: unknown,
    private openedAt: number,
  ) {
    this.timer = setInterval(() => this.current().catch(() => undefined), limits.renewal).unref();
  }

  /** Throws a `DatabaseError` where the database cannot be read. */
  static async open(address: string): Promise<WatchedDatabase> {
    const shown = await openForReading(address);
    const watch = await watchVersions(address);
    const opened = new WatchedDatabase(address, watch, shown, null, 0);
    // Something may have been published in between.
    await opened.current();
    return opened;
  }

  /** The latest finished version. */
  async current(): Promise<ReadDb> {
    const state = await this.watch.state();
    if (state === this.seen) return this.shown;
    const isDue = Date.now() - this.openedAt >= limits.renewal;
    if (isDue || (await this.watch.latest()) !== (this.shown.version?.id ?? null)) {
      // Whoever asks meanwhile waits for the same handle.
      this.renewing ??= this.renew(state).finally(() => {
        this.renewing = null;
      });
      await this.renewing;
    }
    return this.shown;
  }

  /** The version of a label; null where there is none. */
  async at(label: string): Promise<ReadDb | null> {
    const latest = await this.current();
    if (latest.version?.label === label) return latest;
    const known = this.earlier.get(label);
    const found = known ?? (await openVersion(this.address, label));
    if (!found) return null;
    // Two may have opened it at the same time.
    const other = this.earlier.get(label);
    if (other && other !== found) {
      await found.close();
      return other;
    }
    this.earlier.delete(label);
    this.earlier.set(label, found);
    const [oldest] = this.earlier;
    if (this.earlier.size > limits.earlier && oldest) {
      this.earlier.delete(oldest[0]);
      retire(oldest[1]);
    }
    return found;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.shown, ...this.earlier.values(), this.watch].map((handle) => handle.close()));
  }

  private async renew(state: unknown): Promise<void> {
    const old = this.shown;
    const isSame = (await this.watch.latest()) === (old.version?.id ?? null);
    this.shown = await openForReading(this.address, isSame ? (old.answers ?? undefined) : undefined);
    for (const handle of [old, ...this.earlier.values()]) retire(handle);
    this.earlier = new Map();
    this.seen = state;
    this.openedAt = Date.now();
  }
}

function retire(handle: ReadDb): void {
  setTimeout(() => void handle.close(), limits.grace).unref();
}
