import { isDeepStrictEqual } from "node:util";
import { openForReading, openVersion, watchVersions } from "./client";
import type { ReadDb } from "./handles";
import { Soundness, type ToVerify, type Verification } from "./soundness/soundness";

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
  /** Another value where another database has taken the place. Throws a `DatabaseError` where there is none any more. */
  source(): Promise<unknown>;
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
    /** Which database it is that was opened at the address. */
    public source: unknown,
    /** What the database was like when the handles were opened, and when that was. */
    private seen: unknown,
    private openedAt: number,
    private readonly verify: Verify | null,
  ) {
    this.timer = setInterval(() => this.latest().catch(() => undefined), limits.renewal).unref();
  }

  /**
   * Throws a `DatabaseError` where the database cannot be read.
   * @param verify absent: nobody looks for damage
   */
  static async open(address: string, verify: Verify | null = null): Promise<WatchedDatabase> {
    const watch = await watchVersions(address);
    try {
      const source = await watch.source();
      const shown = await openForReading(address);
      if (verify)
        shown.soundness = new Soundness(verify({ since: null, label: shown.version?.label, source }));
      const opened = new WatchedDatabase(address, watch, shown, source, null, 0, verify);
      // Something may have been published in between.
      await opened.latest();
      return opened;
    } catch (error) {
      await watch.close();
      throw error;
    }
  }

  /**
   * The latest finished version; of a database that is verified, the latest that has been. Throws a `DatabaseError`
   * where the database is gone, cannot be read any more, or is damaged so that nothing of it can be shown.
   */
  async current(): Promise<ReadDb> {
    const shown = await this.latest();
    await shown.soundness?.requireBase();
    return shown;
  }

  /** The same, be it damaged or not. */
  async latest(): Promise<ReadDb> {
    const source = await this.watch.source();
    const state = await this.watch.state();
    const isOther = source !== this.source;
    const { soundness } = this.shown;
    if (!isOther && state === this.seen && !soundness?.hasFailed) return this.shown;
    const isDue = isOther || Date.now() - this.openedAt >= limits.renewal;
    if (isDue || (await this.watch.latest()) !== (this.shown.version?.id ?? null)) {
      // Whoever asks meanwhile waits for the same handle.
      this.renewing ??= this.renew(source, state).finally(() => {
        this.renewing = null;
      });
      // Until a version has been verified, the one before is shown; before the first there is none.
      if (soundness === null || isOther || this.shown.version === null) await this.renewing;
      else this.renewing.catch((error: unknown) => console.error("the next version is not shown:", error));
    }
    return this.shown;
  }

  /** The version of a label; null where there is none. */
  async at(label: string): Promise<ReadDb | null> {
    const latest = await this.current();
    const { soundness } = latest;
    if (latest.version?.label === label) return latest;
    const { source } = this;
    const known = this.earlier.get(label);
    const found = known ?? (await openVersion(this.address, label));
    if (!found) return null;
    found.soundness = soundness;
    if (this.source !== source) {
      await found.close();
      return this.at(label);
    }
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
    await this.renewing?.catch(() => undefined);
    await Promise.all([this.shown, ...this.earlier.values(), this.watch].map((handle) => handle.close()));
  }

  private async renew(source: unknown, state: unknown): Promise<void> {
    const old = this.shown;
    const next = await openForReading(this.address);
    const isSame = source === this.source && isDeepStrictEqual(next.version, old.version);
    if (this.verify)
      next.soundness = await this.nextSoundness(this.verify, { label: next.version?.label, source, isSame });
    // Versions of two databases may have the same name: then what the other one answered is no answer.
    this.shown = isSame ? Object.assign(next, { answers: old.answers }) : next;
    for (const handle of [old, ...this.earlier.values()]) retire(handle);
    this.earlier = new Map();
    this.source = source;
    this.seen = state;
    this.openedAt = Date.now();
  }

  /** What is known of damage is held against the whole database again, as it may have been mended. */
  private async nextSoundness(
    verify: Verify,
    { label, source, isSame }: { label: string | undefined; source: unknown; isSame: boolean },
  ): Promise<Soundness> {
    const { soundness: before, version } = this.shown;
    const of = { label, source };
    const isFirst = version === null && !isSame;
    if (source !== this.source || before === null || isFirst)
      return new Soundness(verify({ ...of, since: null }));
    // It has just been begun.
    if (isSame && this.seen === null) return before;
    await before.ended();
    const isSound = !before.hasFailed && before.known?.length === 0;
    if (isSame && isSound) return before;
    const fresh = new Soundness(verify({ ...of, since: isSound ? (version?.id ?? null) : null }));
    await fresh.ended();
    return fresh;
  }
}

/** Begins to look for damage. */
type Verify = (what: ToVerify) => Verification;

function retire(handle: ReadDb): void {
  setTimeout(() => void handle.close(), limits.grace).unref();
}
