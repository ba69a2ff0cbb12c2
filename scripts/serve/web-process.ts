import { type ChildProcess, fork } from "node:child_process";
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { VerificationAsked } from "@/db/soundness/ask-verification";
import type { ToVerify, Verification } from "@/db/soundness/soundness";
import { mainThreadTime } from "@/lib/ingest/sandbox/process-use";
import type { Demand } from "./kept-answers";
import { tellVerification } from "./shared-verifications";

/** What a web process tells the front server. */
export type WebMessage = { ready: true } | { resident: number } | VerificationAsked;

export type WebRequest = { path: string; headers: IncomingHttpHeaders };

/** Reads an answer from its beginning; `work` tells how much work it was, in milliseconds. */
export type Take<Result> = (message: IncomingMessage, work: () => number) => Promise<Result>;

type ProcessOptions = {
  /** Looks for damage when it asks. */
  verify(what: ToVerify): Verification;
  /** How much it lets others go before, as `nice` counts it. */
  niceness: number;
};

/** How long a web process may work on one answer: `work` of the thread that renders, `wait` in all; in milliseconds. */
export type AnswerLimit = { work: number; wait: number };

/** An answer took more work than one may: it was ended, with its process. */
export class WorkRefused extends Error {}

/** A process ended before it had answered. */
export class WebProcessEnded extends Error {}

/** For what nobody waits for any more. */
const abandoned: AnswerLimit = { work: 1_000, wait: 5_000 };
/** Of objects alone, in MB, and of all that a process takes, in bytes: one that takes more has to be replaced. */
const room = { heap: 256, young: 16, resident: 420_000_000 };
const longestStart = 60_000;
const longestEnd = 60_000;
const watched = 100;

/** One process that renders the site, and the way to ask it. */
export class WebProcess {
  /** Resolves when it answers; rejects where it ended before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  /** Resolves when it takes more memory than one may. */
  readonly outgrown: Promise<void>;
  /** How many answers are being made. */
  asked = 0;
  private isEnding = false;
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly child: ChildProcess,
    private readonly socket: string,
    verify: (what: ToVerify) => Verification,
  ) {
    child.on("message", (message: WebMessage) => {
      if (!("verify" in message)) return;
      const { id, ...what } = message.verify;
      tellVerification(verify(what), id, (told) => this.isAlive && child.send(told));
    });
    this.ended = new Promise((resolve) => child.once("exit", () => resolve()));
    this.outgrown = new Promise((resolve) =>
      child.on("message", (message: WebMessage) => {
        if ("resident" in message && message.resident > room.resident) resolve();
      }),
    );
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.kill(), longestStart);
      child.on("message", (message: WebMessage) => {
        if (!("ready" in message)) return;
        clearTimeout(late);
        resolve();
      });
      child.once("error", reject);
      void this.ended.then(() => {
        clearTimeout(late);
        this.agent.destroy();
        reject(new WebProcessEnded("a web process ended before it answered"));
      });
    });
    this.ready.catch(() => undefined);
  }

  /**
   * @param program the bundled web-server
   * @param socket where it shall answer: a path, or the name of a pipe
   */
  static start(program: string, socket: string, { verify, niceness }: ProcessOptions): WebProcess {
    const child = fork(program, {
      // What Next says of itself on its way is of no use here; what went wrong is.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, NODE_ENV: "production", WEB_SOCKET: socket },
      execArgv: [`--max-old-space-size=${room.heap}`, `--max-semi-space-size=${room.young}`],
    });
    if (niceness > 0) giveWay(child.pid, niceness);
    return new WebProcess(child, socket, verify);
  }

  /** Whether it can be asked; an end is noticed before the system tells it. */
  get isAlive(): boolean {
    return !this.isEnding && this.child.exitCode === null && this.child.signalCode === null;
  }

  /**
   * Asks for an answer and hands its beginning to `take`, which reads the rest. What nobody waits for any more is given
   * little time to end.
   * @throws WorkRefused, WebProcessEnded
   */
  async ask<Result>(
    { path, headers }: WebRequest,
    limit: AnswerLimit,
    demand: Demand,
    take: Take<Result>,
  ): Promise<Result> {
    this.asked += 1;
    const worked = this.startWork();
    const watch = this.watch(limit, demand);
    try {
      const message = await new Promise<IncomingMessage>((resolve, reject) => {
        const { agent, socket } = this;
        request({ agent, socketPath: socket, path, headers }, resolve).once("error", reject).end();
      });
      return await take(message, worked);
    } catch (error) {
      if (watch.refused) throw new WorkRefused();
      if (isConnectionError(error)) this.kill();
      if (!this.isAlive)
        throw new WebProcessEnded("a web process ended before it had answered", { cause: error });
      throw error;
    } finally {
      watch.stop();
      this.asked -= 1;
    }
  }

  /** Ends it when it has answered what it was asked. */
  async endWhenIdle(): Promise<void> {
    for (const began = Date.now(); this.asked > 0 && Date.now() - began < longestEnd; ) await pause(watched);
    this.kill();
  }

  /** Ends it at once, with all that it works on. */
  kill(): void {
    this.isEnding = true;
    this.child.kill("SIGKILL");
  }

  /** Ends what has taken too long: what Node computes cannot be interrupted otherwise. */
  private watch(limit: AnswerLimit, demand: Demand): { refused: boolean; stop(): void } {
    const state = { refused: false, stop: () => clearInterval(timer) };
    const began = performance.now();
    const worked = this.startWork();
    const timer = setInterval(() => {
      const { work, wait } = demand.isWanted() ? limit : abandoned;
      if (!this.isAlive || (performance.now() - began < wait && worked() < work)) return;
      state.refused = true;
      state.stop();
      this.kill();
    }, watched);
    return state;
  }

  /** Tells how much it has worked since then; where the system does not say it, what waits is taken for work. */
  private startWork(): () => number {
    const pid = this.child.pid ?? 0;
    const [began, before] = [performance.now(), mainThreadTime(pid)];
    return () => {
      const now = mainThreadTime(pid);
      return now === null || before === null ? performance.now() - began : now - before;
    };
  }
}

function isConnectionError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return ["ECONNRESET", "ECONNREFUSED", "EPIPE", "ENOENT"].includes(String(code));
}

/** Where the system does not let it, nothing is lost. */
function giveWay(pid: number | undefined, niceness: number): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness);
  } catch {}
}
