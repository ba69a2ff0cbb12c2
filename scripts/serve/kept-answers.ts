import { LRUCache } from "lru-cache";
import type { Answer } from "./answer";
import { MemoryBody } from "./body";

/** In how many bytes answers are kept: thousands of usual pages. */
const room = 96_000_000;
/** What took too much work would do so again; after so long another may try. */
const refusalPeriod = 60_000;
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

/**
 * The answers of the shown version, those asked last, and those being made: who asks the same waits for the same.
 * Parts of the built site are no version's, and stay.
 */
export class KeptAnswers {
  private readonly made = new LRUCache<string, Answer>({
    maxSize: room,
    sizeCalculation: ({ body, gzip }, key) => body.size + (gzip?.size ?? 0) + key.length * 2 + 1_000,
  });
  private readonly underway = new Map<string, Making>();

  /**
   * The answer of a key, which the reader holds and has to release; made where it is not there. Rejects with what
   * the making rejects with, and with the reader's reason if he goes.
   * @param mayKeep asked when the answer is there
   */
  async get(key: string, reader: AbortSignal, make: Make, mayKeep: MayKeep): Promise<Answer> {
    const kept = this.made.get(key);
    if (kept) return kept;
    const making = this.underway.get(key) ?? this.begin(key, make, mayKeep);
    making.readers += 1;
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

  /** Forgets what is no part of the built site. */
  clear(): void {
    for (const key of [...this.made.keys()]) if (!key.startsWith("asset ")) this.made.delete(key);
  }

  private begin(key: string, make: Make, mayKeep: MayKeep): Making {
    const abandon = new AbortController();
    const isWanted = () => making.readers > 0;
    const making: Making = { answer: make({ signal: abandon.signal, isWanted }), readers: 0, abandon };
    this.underway.set(key, making);
    void making.answer
      .then(async (answer) => {
        if (await mayKeep(answer)) this.keep(key, answer);
        this.underway.delete(key);
        answer.body.release();
      })
      .catch(() => this.underway.delete(key));
    return making;
  }

  private keep(key: string, answer: Answer): void {
    if (!(answer.body instanceof MemoryBody)) return;
    if (lasting.includes(answer.status)) this.made.set(key, answer);
    else if (answer.isRefusal) this.made.set(key, answer, { ttl: refusalPeriod });
  }
}
