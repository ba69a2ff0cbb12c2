import type { RequestKind } from "@/lib/site/request-kind";
import { FairQueue } from "./fair-queue";
import type { Demand } from "./kept-answers";
import { type PoolOptions, WebPool } from "./web-pool";
import type { AnswerLimit, Take, WebRequest } from "./web-process";

/** Pages that take long have a lane of their own; on it, those that everybody opens first may take longer. */
export type LaneName = Exclude<RequestKind, "health"> | "heavy" | "main";
type Lane = { queue: FairQueue; pool: WebPool; limit: AnswerLimit };

/** What one answer may take, in milliseconds of the processor's work and in all. */
const limits: Record<"page" | "main" | "file", AnswerLimit> = {
  page: { work: 1_000, wait: 10_000 },
  // Less than the front server waits at a connection on which nothing happens.
  main: { work: 60_000, wait: 100_000 },
  file: { work: 20_000, wait: 60_000 },
};
/** How many wait at most. */
const longest = { page: 500, heavy: 100, file: 40 };

/**
 * The ways to the processes that answer: pages have processes of their own, those that take long have one, and of
 * files, which share one, each kind has a queue of its own. No kind waits for another.
 */
export class WebLanes {
  private readonly lanes: Record<LaneName, Lane>;

  /**
   * @param pages how many processes answer pages, each one at a time
   */
  constructor(pages: number, processes: Pick<PoolOptions, "program" | "nextSocket" | "verify">) {
    const queues: FairQueue[] = [];
    const changed = () => {
      for (const queue of queues) queue.admit();
    };
    const queue = (atOnce: () => number, most: number) => {
      const made = new FairQueue(atOnce, most);
      queues.push(made);
      return made;
    };
    const forPages = new WebPool({ ...processes, size: pages, changed });
    const aside = { ...processes, size: 1, changed, after: forPages.first };
    const forHeavy = new WebPool({ ...aside, niceness: 15 });
    const forFiles = new WebPool({ ...aside, niceness: 5 });
    const file = (atOnce: number): Lane => ({
      queue: queue(() => Math.min(forFiles.size, 1) * atOnce, longest.file),
      pool: forFiles,
      limit: limits.file,
    });
    const page = { queue: queue(() => forPages.size, longest.page), pool: forPages, limit: limits.page };
    const heavy = { queue: queue(() => forHeavy.size, longest.heavy), pool: forHeavy, limit: limits.page };
    const main = { ...heavy, limit: limits.main };
    this.lanes = { page, heavy, main, asset: page, picture: file(2), document: file(1), data: file(2) };
  }

  /** @throws QueueFull, WorkRefused, WebProcessEnded */
  ask<Result>(
    lane: LaneName,
    client: string,
    request: WebRequest,
    demand: Demand,
    take: Take<Result>,
  ): Promise<Result> {
    const { queue, pool, limit } = this.lanes[lane];
    return queue.run(client, demand.signal, () => pool.ask(request, limit, demand, take));
  }
}
