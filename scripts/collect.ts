import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openForWriting } from "@/db/client";
import { markTaken, publishPageStates } from "@/db/write/record-collected";
import { Fetcher, plainTerms, userAgent } from "@/lib/collect/fetch-address";
import { databaseAddress } from "@/lib/settings";
import { chosenReport, waitingAddresses } from "./collect/chosen-reports";
import { type CollectOptions, collectOptions } from "./collect/collect-options";
import { type CollectedPage, collectPages } from "./collect/collect-pages";
import { importCollected, putAside, type WaitingReport } from "./collect/import-collected";
import { listedAgencies } from "./collect/listed-agencies";
import { printChosen, printCollected } from "./collect/print-collected";
import { printSummary } from "./import/print-summary";
import { openProgress, type Progress } from "./import/progress";
import { openReaders } from "./import/read-ahead";
import { printLine, printNotice } from "./terminal";

/**
 * `collect LIST.csv`: fetches the listed pages and the files of their reports, says what is other than the last time,
 * and imports what is new. Exit code 1 if a line, a page or a report was not taken.
 */
export async function collectCommand(args: readonly string[]): Promise<number> {
  const options = collectOptions(args);
  if (options.unnamedProxies !== null) printLine(`使用环境变量中的代理：${options.unnamedProxies}。`);
  const database = databaseAddress();
  const work = mkdtempSync(path.join(os.tmpdir(), "nianbao-collect-"));
  const clear = () => rmSync(work, { recursive: true, force: true });
  let progress: Progress | null = null;
  const started = (total: number, what: "收集" | "导入") => {
    progress = openProgress(total, what);
    return progress;
  };
  const stop = () => {
    progress?.close();
    clear();
    printNotice("已中止。已经取回的都已保存，再次运行同一命令，会接着收集和导入。");
    process.exit(130);
  };
  process.once("SIGINT", stop);
  try {
    const { problems, collected, chosen } = await fetchAll(options, { database, work, started });
    for (const problem of problems) printNotice(problem);
    printLine(printCollected(collected));
    const refused = await importAll({ database, work, started }, collected, chosen);
    await publishSeen(database, collected);
    const isUnseen = collected.some(({ page, files }) =>
      [page, ...files].some(({ outcomes }) => outcomes.includes("failed") || outcomes.includes("absent")),
    );
    return problems.length > 0 || isUnseen || refused > 0 ? 1 : 0;
  } finally {
    process.off("SIGINT", stop);
    clear();
  }
}

type Run = {
  database: string;
  /** A folder for files on their way. */
  work: string;
  started(total: number, what: "收集" | "导入"): Progress;
};

type Fetching = { problems: string[]; collected: CollectedPage[]; chosen: WaitingReport[] };

async function fetchAll(options: CollectOptions, { database, work, started }: Run): Promise<Fetching> {
  const { policy, contact, pause, proxy } = options;
  const db = await openForWriting(database);
  const readers = await openReaders();
  try {
    const { watched, problems } = await listedAgencies(db, options.pages);
    const progress = started(watched.length, "收集");
    const fetcher = new Fetcher({ ...plainTerms, policy, proxy, agent: userAgent(contact), pause });
    const collected = await collectPages({ db, fetcher, readers }, watched, progress.update);
    progress.close();
    const chosen: WaitingReport[] = [];
    for (const page of collected.filter((one) => waitingAddresses(one).length > 0)) {
      const report = await chosenReport(db, readers, page);
      if (report) chosen.push(putAside(report, work, chosen.length));
    }
    return { problems: [...options.problems, ...problems], collected, chosen };
  } finally {
    readers.close();
    await db.close();
  }
}

/** What was seen to be other than the database says becomes a part of a version, after what could be imported of it. */
async function publishSeen(database: string, collected: readonly CollectedPage[]): Promise<void> {
  const db = await openForWriting(database);
  try {
    const version = await publishPageStates(
      db,
      collected.map(({ listed }) => listed),
    );
    if (version) printLine(`网页的情况已记入数据版本${version.label}。`);
  } finally {
    await db.close();
  }
}

/** Returns how many reports were refused. */
async function importAll(
  { database, work, started }: Run,
  collected: readonly CollectedPage[],
  chosen: readonly WaitingReport[],
): Promise<number> {
  if (chosen.length === 0) {
    printLine("没有新的内容需要导入。");
    return 0;
  }
  printLine(printChosen(chosen));
  const progress = started(chosen.length, "导入");
  const since = performance.now();
  const summary = await importCollected(chosen, work, { database, onProgress: progress.update });
  progress.close();
  printLine(printSummary(summary, (performance.now() - since) / 1000));
  const db = await openForWriting(database);
  try {
    await markTaken(db, collected.flatMap(waitingAddresses));
  } finally {
    await db.close();
  }
  return summary.refused.length;
}
