import { setFlagsFromString } from "node:v8";
import { giveWay, priorities } from "@/lib/ingest/sandbox/give-way";
import { databaseAddress } from "@/lib/settings";
import { CommandFault } from "./command-fault";
import { filesBelow, type InputFile } from "./files";
import { importFiles } from "./import/import-files";
import { type ImportOptions, importOptions } from "./import/import-options";
import { printSummary } from "./import/print-summary";
import { openProgress } from "./import/progress";
import { printLine, printNotice } from "./terminal";
import { writeTarget } from "./write-target";

/** `import PATH…`: read, check and store; the same file twice changes nothing. Exit code 1 if any was refused. */
export async function importCommand(args: readonly string[]): Promise<number> {
  // Garbage is collected when the heap has grown by a third, not threefold: so an import of any size stays small.
  setFlagsFromString("--heap-growing-percent=30");
  const options = importOptions(args);
  const { files, problems } = filesBelow(options.paths);
  for (const problem of problems) printNotice(problem);
  if (files.length === 0) {
    if (problems.length === 0) throw new CommandFault("用法：npm run -s nianbao -- import 文件或文件夹…");
    return 1;
  }
  const refused = await importAndReport(files, options);
  return refused + problems.length > 0 ? 1 : 0;
}

/** Imports the files and prints what became of them. Returns how many were refused. */
export async function importAndReport(
  files: readonly InputFile[],
  options: Partial<Pick<ImportOptions, "declared" | "complete" | "summary">> & {
    demo?: (name: string) => boolean;
  } = {},
): Promise<number> {
  const { summary: target = null, ...said } = options;
  giveWay(process.pid, priorities.importer);
  const progress = openProgress(files.length);
  const started = performance.now();
  const workbook = target === null ? null : new (await import("./import/summary-workbook")).SummaryWorkbook();
  const stop = () => {
    progress.close();
    printNotice("已中止，网站所示没有变化。再次运行同一命令，会接着导入，不会重复。");
    process.exit(130);
  };
  process.once("SIGINT", stop);
  const summary = await importFiles(files, {
    database: databaseAddress(),
    ...said,
    onProgress: progress.update,
    ...(workbook ? { onReport: workbook.add, onFindings: workbook.complete } : {}),
  });
  process.off("SIGINT", stop);
  progress.close();
  const seconds = (performance.now() - started) / 1000;
  try {
    if (workbook && target !== null) writeTarget(target, await workbook.bytes());
  } finally {
    printLine(printSummary(summary, seconds));
  }
  if (target !== null) printLine(`汇总写在${target}。`);
  return summary.refused.length;
}
