import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Series } from "../series/series";
import type { DrawingRequest } from "./draw-svg";

/** What the thread is sent. */
export type DrawingOrder = Omit<DrawingRequest, "series"> & { series: string; id: string };

let last: { series: Series; text: string } | null = null;

/** A series as JSON. It is drawn at several widths, and written once: copying objects between threads takes longer. */
export function seriesText(series: Series): string {
  if (last?.series !== series) last = { series, text: JSON.stringify(series) };
  return last.text;
}

const reply = z.union([z.object({ svg: z.string() }), z.object({ error: z.string() })]);

/** In MB. With less room for what is new, clearing it away takes much of the time of drawing. */
const room = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 };

type Job = {
  title: string;
  order: DrawingOrder;
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

  draw(request: DrawingRequest, id: string): Promise<string> {
    return new Promise((done, failed) => {
      const { series, ...how } = request;
      const order = { ...how, series: seriesText(series), id };
      this.waiting.push({ title: series.title, order, done, failed });
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
      () => this.fail(worker, `drawing "${job.title}" took longer than ${limit} ms`),
      limit,
    );
    this.current = { job, timer };
    worker.postMessage(job.order);
  }

  private begin(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.script, { resourceLimits: room });
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
