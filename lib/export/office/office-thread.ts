import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { programFolder } from "../../program-folder";
import type { Briefing } from "../briefing/briefing";
import type { ExportedChart } from "../exported-view";
import type { Pictures } from "../pictures";
import { needsPicture } from "./native-chart";

type Waiting = { done: (bytes: Uint8Array) => void; failed: (error: Error) => void };

/** A thread that writes Office files, so that the pages are answered meanwhile. Begun when first needed, and again after it died. */
export class OfficeThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly script: string) {}

  /** Rejects if the file could not be written. */
  async write(format: OfficeFormat, briefing: Briefing, pictures: Pictures): Promise<Uint8Array> {
    const drawn = await drawnFor(format, briefing, pictures);
    const job: OfficeJob = { number: ++this.last, format, briefing, drawn };
    return new Promise((done, failed) => {
      this.waiting.set(job.number, { done, failed });
      const worker = this.begin();
      worker.ref();
      worker.postMessage(job);
    });
  }

  /** Ends the thread; a later file begins a new one. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private begin(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.script);
    worker.on("message", (answer: OfficeAnswer) => this.settle(worker, answer));
    worker.on("error", (error) => this.fail(worker, error));
    worker.on("exit", () => this.fail(worker, new Error("the thread for Office files ended")));
    this.worker = worker;
    return worker;
  }

  private settle(worker: Worker, answer: OfficeAnswer): void {
    const job = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if (this.waiting.size === 0) worker.unref();
    if ("bytes" in answer) job?.done(answer.bytes);
    else job?.failed(new Error(answer.error));
  }

  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { failed } of this.waiting.values()) failed(error);
    this.waiting.clear();
  }
}

declare global {
  /** One per process, however many times a bundler copies this module. */
  var nianbaotongOfficeThread: OfficeThread | undefined;
}

/** The thread of this process; its program is bundled into build/ with the site. */
export function officeThread(): OfficeThread {
  globalThis.nianbaotongOfficeThread ??= new OfficeThread(
    join(/* turbopackIgnore: true */ programFolder(), "build", "office-worker.mjs"),
  );
  return globalThis.nianbaotongOfficeThread;
}

export type OfficeFormat = "docx" | "pptx" | "xlsx";

/** A job for the thread: plain data alone, so pictures are drawn before, one for each chart that needs one. */
export type OfficeJob = {
  number: number;
  format: OfficeFormat;
  briefing: Briefing;
  drawn: { chart: ExportedChart; png: Uint8Array }[];
};

/** What it answers: the file, or why there is none. */
export type OfficeAnswer = { number: number } & ({ bytes: Uint8Array } | { error: string });

/** The pictures that a file in a format shows, drawn. */
async function drawnFor(
  format: OfficeFormat,
  { items }: Briefing,
  pictures: Pictures,
): Promise<OfficeJob["drawn"]> {
  const charts = items.flatMap(({ view }) => view.charts).filter((chart) => needsPicture(format, chart));
  return Promise.all(charts.map(async (chart) => ({ chart, png: await pictures.png(chart) })));
}
