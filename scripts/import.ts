import { settings } from "@/lib/settings";
import { filesBelow } from "./files";
import { importFiles } from "./import-files";
import { printSummary } from "./print-summary";
import { openProgress } from "./progress";

/** `import PATH…`: read, check and store; the same file twice changes nothing. Exit code 1 if any was refused. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { files, problems } = filesBelow(args.filter((arg) => !arg.startsWith("--")));
  for (const problem of problems) console.error(problem);
  if (files.length === 0) {
    if (problems.length === 0) console.error("用法：npm run -s nianbao -- import 文件或文件夹…");
    return 1;
  }
  return importAndReport(files, problems.length, false);
}

export async function importAndReport(
  files: Parameters<typeof importFiles>[0],
  problems: number,
  demo: boolean,
): Promise<number> {
  const progress = openProgress(files.length);
  const started = performance.now();
  const summary = await importFiles(files, {
    database: settings().DATABASE_PATH,
    demo,
    onProgress: progress.update,
  });
  progress.close();
  console.log(printSummary(summary, (performance.now() - started) / 1000));
  return summary.refused.length + problems > 0 ? 1 : 0;
}
