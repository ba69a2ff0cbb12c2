type Waiting = { client: string; begin(): void };

/** Refuses a job where too many wait already. */
export class QueueFull extends Error {}

/**
 * Runs so many jobs at once and lets the others wait, one of each client in turn: who asks for a hundred pages does
 * not stand before who asks for one.
 */
export class FairQueue {
  private readonly waiting = new Map<string, Waiting[]>();
  private length = 0;
  private running = 0;

  constructor(
    /** Changes while processes come and go. */
    private readonly atOnce: () => number,
    private readonly longest: number,
  ) {}

  /** @throws QueueFull; the signal's reason where it is aborted while the job waits */
  async run<Result>(client: string, signal: AbortSignal, job: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    if (this.running >= this.atOnce()) await this.turn(client, signal);
    else this.running += 1;
    try {
      return await job();
    } finally {
      this.running -= 1;
      this.admit();
    }
  }

  /** Lets those begin for whom there is room. */
  admit(): void {
    while (this.running < this.atOnce()) {
      const [first] = this.waiting;
      if (!first) return;
      const [client, jobs] = first;
      const next = jobs.shift();
      // The client's other jobs wait behind those of all others.
      this.waiting.delete(client);
      if (jobs.length > 0) this.waiting.set(client, jobs);
      this.length -= 1;
      this.running += 1;
      next?.begin();
    }
  }

  private turn(client: string, signal: AbortSignal): Promise<void> {
    if (this.length >= this.longest) throw new QueueFull();
    return new Promise((resolve, reject) => {
      const jobs = this.waiting.get(client) ?? [];
      const leave = () => {
        const at = jobs.indexOf(job);
        if (at < 0) return;
        jobs.splice(at, 1);
        this.length -= 1;
        if (jobs.length === 0) this.waiting.delete(client);
        reject(signal.reason);
      };
      const job: Waiting = {
        client,
        begin: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      jobs.push(job);
      this.waiting.set(client, jobs);
      this.length += 1;
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}
