import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { DrawingRequest } from "./draw-svg";

const reply = z.union([z.object({ svg: z.string() }), z.object({ error: z.string() })]);

type Job = {
  request: DrawingRequest;
  id: string;
  done: (svg: string) => void;
  failed: (error: Error) => void;
};

/**
 * One worker thread that draws, begun when it is first needed and again after a failure. Jobs wait their turn;
 * one that takes longer than `limit` ms fails and costs the thread, not the jobs behind it. The first one of a thread
 * waits until it has loaded what it draws with, and may take four times as long.
 */
export class DrawingThread {
  private worker: Worker | null = null;
  private isLoaded = false;
  private waiting: Job[] = [];
  private current: { job: Job; timer: NodeJS.Timeout } | null = null;

  constructor(
    private readonly script: string,
    private readonly limit = 5_000,
  ) {}

  /** How many jobs are under way or wait. */
  get busy(): number {
    return this.waiting.length + (this.current === null ? 0 : 1);
  }

  draw(request: DrawingRequest, id: string): Promise<string> {
    return new Promise((done, failed) => {
      this.waiting.push({ request, id, done, failed });
      this.next();
    });
  }

  /** Ends the thread; a later job begins a new one. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private next(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) {
      this.worker?.unref();
      return;
    }
    const worker = this.begin();
    worker.ref();
    const limit = this.isLoaded ? this.limit : this.limit * 4;
    const timer = setTimeout(
      () => this.fail(worker, `drawing "${job.request.series.title}" took longer than ${limit} ms`),
      limit,
    );
    this.current = { job, timer };
    worker.postMessage({ request: job.request, id: job.id });
  }

  private begin(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    worker.on("message", (message: unknown) => {
      const answer = reply.parse(message);
      this.isLoaded = true;
      this.settle((job) =>
        "svg" in answer ? job.done(answer.svg) : job.failed(new Error(`could not draw: ${answer.error}`)),
      );
    });
    worker.on("error", (error) => this.fail(worker, `the drawing thread failed: ${error.message}`));
    worker.on("exit", () => this.fail(worker, "the drawing thread ended"));
    this.worker = worker;
    this.isLoaded = false;
    return worker;
  }

  private fail(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    void worker.terminate();
    this.settle((job) => job.failed(new Error(why)));
  }

  private settle(how: (job: Job) => void): void {
    const current = this.current;
    this.current = null;
    if (current) {
      clearTimeout(current.timer);
      how(current.job);
    }
    this.next();
  }
}

/** A few drawing threads; a job goes to the one with the fewest. */
export class DrawingPool {
  private readonly threads: DrawingThread[];

  constructor(script: string, size: number, limit?: number) {
    this.threads = Array.from({ length: size }, () => new DrawingThread(script, limit));
  }

  draw(request: DrawingRequest, id: string): Promise<string> {
    const [first, ...others] = this.threads;
    if (!first) throw new Error("a drawing pool needs at least one thread");
    const free = others.reduce((least, thread) => (thread.busy < least.busy ? thread : least), first);
    return free.draw(request, id);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}
