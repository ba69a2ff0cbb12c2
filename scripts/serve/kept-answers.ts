import { LRUCache } from "lru-cache";
import type { Answer } from "./answer";
import { MemoryBody } from "./body";

/** In how many bytes answers are kept: thousands of usual pages. */
const room = 96_000_000;
/** What took too much work would do so again; after so long another may try. */
const refusalPeriod = 60_000;
/** How long an answer of the version before may be sent, in milliseconds. */
const changePeriod = 30_000;
/** What a page, a picture or a document answers while the database is the same; failures may be over in a moment. */
const lasting = [200, 307, 308, 400, 404];

/** Who waits for an answer. */
export type Demand = {
  /** Aborted when nobody does any more. */
  signal: AbortSignal;
  /** Whether somebody does now: he may have come after that. */
  isWanted(): boolean;
};

type Making = { answer: Promise<Answer>; readers: number; abandon: AbortController };
type Make = (demand: Demand) => Promise<Answer>;
type MayKeep = (answer: Answer) => Promise<boolean>;

/** An answer of a version, or a part of the built site, which is of none. */
type Kept = { answer: Answer; version: number | null };

/**
 * The answers of the shown version, those asked last, and those being made: who asks the same waits for the same.
 * When the next version of the database is published, those of the one before are sent a little longer, each until
 * it is made anew: else all readers would wait for all pages at once.
 */
export class KeptAnswers {
  private readonly made = new LRUCache<string, Kept>({
    maxSize: room,
    sizeCalculation: ({ answer: { body, gzip } }, key) =>
      body.size + (gzip?.size ?? 0) + key.length * 2 + 1_000,
  });
  private readonly underway = new Map<string, Making>();
  private changeUntil = 0;

  /**
   * The answer of an address at a version, which the reader holds and has to release; made where it is not there.
   * Rejects with what the making rejects with.
   * @param mayKeep asked when the answer is there
   */
  async get(
    key: string,
    version: number | null,
    reader: AbortSignal,
    make: Make,
    mayKeep: MayKeep,
  ): Promise<Answer> {
    const kept = this.made.get(key);
    if (kept?.version === version) return kept.answer;
    const ofVersion = `${version} ${key}`;
    const making = this.underway.get(ofVersion) ?? this.begin({ key, version, ofVersion }, make, mayKeep);
    making.readers += 1;
    if (kept && !kept.answer.isRefusal && version !== null && Date.now() < this.changeUntil)
      return kept.answer;
    const gone = () => {
      making.readers -= 1;
      if (making.readers === 0) making.abandon.abort(reader.reason);
    };
    reader.addEventListener("abort", gone, { once: true });
    try {
      const answer = await making.answer;
      answer.body.hold();
      return answer;
    } finally {
      reader.removeEventListener("abort", gone);
    }
  }

  /** The next version of the same database is shown from now on. */
  goOn(): void {
    this.changeUntil = Date.now() + changePeriod;
  }

  /** Forgets what is no part of the built site: another database is shown from now on. */
  clear(): void {
    this.changeUntil = 0;
    for (const [key, { version }] of [...this.made.entries()]) if (version !== null) this.made.delete(key);
  }

  private begin(
    { key, version, ofVersion }: { key: string; version: number | null; ofVersion: string },
    make: Make,
    mayKeep: MayKeep,
  ): Making {
    const abandon = new AbortController();
    const isWanted = () => making.readers > 0;
    const making: Making = { answer: make({ signal: abandon.signal, isWanted }), readers: 0, abandon };
    this.underway.set(ofVersion, making);
    void making.answer
      .then(async (answer) => {
        if (await mayKeep(answer)) this.keep(key, { answer, version });
        this.underway.delete(ofVersion);
        answer.body.release();
      })
      .catch(() => this.underway.delete(ofVersion));
    return making;
  }

  private keep(key: string, kept: Kept): void {
    const { body, status, isRefusal } = kept.answer;
    if (!(body instanceof MemoryBody)) return;
    if (lasting.includes(status)) this.made.set(key, kept);
    else if (isRefusal) this.made.set(key, kept, { ttl: refusalPeriod });
  }
}
