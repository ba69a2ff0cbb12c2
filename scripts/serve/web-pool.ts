import { setTimeout as pause } from "node:timers/promises";
import type { ToVerify, Verification } from "@/db/soundness/soundness";
import type { Demand } from "./kept-answers";
import { type AnswerLimit, type Take, WebProcess, WebProcessEnded, type WebRequest } from "./web-process";

export type PoolOptions = {
  /** The bundled web-server. */
  program: string;
  /** How many processes. */
  size: number;
  /** A socket for the next process. */
  nextSocket(): string;
  /** Looks for damage in the database when a process asks. */
  verify(what: ToVerify): Verification;
  /** Called when another one answers. */
  changed(): void;
  /** How much its processes let others go before, as `nice` counts it. */
  niceness?: number;
  /** What the first process waits for before it begins; the others wait for the first. */
  after?: Promise<void>;
};

const restPeriod = 2_000;

/** Web processes that answer the same: one that ended or has grown too large is replaced by another. */
export class WebPool {
  private processes: WebProcess[] = [];

  private begun: () => void = () => undefined;
  /** Resolves when the first of them answers. */
  readonly first = new Promise<void>((resolve) => {
    this.begun = resolve;
  });

  constructor(private readonly options: PoolOptions) {
    for (let number = 0; number < options.size; number++)
      void this.keepOne(number === 0 ? options.after : this.first);
  }

  /** How many answer. */
  get size(): number {
    return this.processes.length;
  }

  /** See WebProcess: a process that ended meanwhile leaves the question to another, once. */
  async ask<Result>(
    request: WebRequest,
    limit: AnswerLimit,
    demand: Demand,
    take: Take<Result>,
  ): Promise<Result> {
    try {
      return await (await this.idlest()).ask(request, limit, demand, take);
    } catch (error) {
      if (!(error instanceof WebProcessEnded)) throw error;
      return (await this.idlest()).ask(request, limit, demand, take);
    }
  }

  private async idlest(): Promise<WebProcess> {
    for (let wait = 0; wait < 600; wait++) {
      const [first] = this.processes.filter(({ isAlive }) => isAlive).sort((a, b) => a.asked - b.asked);
      if (first) return first;
      await pause(100);
    }
    throw new WebProcessEnded("no web process has begun to answer");
  }

  /** Keeps one place of the pool filled. The next process begins before a large one is let go. */
  private async keepOne(after: Promise<void> | undefined): Promise<void> {
    await after;
    let previous: WebProcess | null = null;
    for (;;) {
      const process = await this.begin();
      if (process === null) await pause(restPeriod);
      if (previous) this.remove(previous);
      previous = process;
      if (process) await Promise.race([process.ended, process.outgrown]);
      if (process && !process.isAlive) this.remove(process);
    }
  }

  private remove(process: WebProcess): void {
    this.processes = this.processes.filter((one) => one !== process);
    void process.endWhenIdle();
  }

  /** A process that answers; null where it did not begin. */
  private async begin(): Promise<WebProcess | null> {
    const { program, nextSocket, verify, niceness = 0 } = this.options;
    const process = WebProcess.start(program, nextSocket(), { verify, niceness });
    try {
      await process.ready;
    } catch (error) {
      console.error("网页进程没有启动：", error);
      return null;
    }
    this.processes.push(process);
    this.begun();
    this.options.changed();
    return process;
  }
}
