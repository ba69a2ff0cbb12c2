import type { DrawingRequest } from "./draw-svg";
import { DrawingThread } from "./drawing-thread";

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
