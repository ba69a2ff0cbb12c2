import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { shownJson, shownName } from "@/lib/ingest/file-name";
import { readingJson } from "@/lib/ingest/reading-json";
import { resolveReport } from "@/lib/ingest/resolve-report";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { filesBelow } from "./files";
import { openReaders, readAhead } from "./import/read-ahead";
import { printReading } from "./read/print-reading";
import { printLine, printNotice } from "./terminal";

/** `read FILE… [--json]`: parse and check, store nothing. Exit code 1 if any file was refused. */
export async function read(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { json: { type: "boolean" } });
  const { files, problems } = filesBelow(positionals);
  for (const problem of problems) printNotice(problem);
  if (files.length === 0) {
    if (problems.length === 0)
      throw new CommandFault("用法：npm run -s nianbao -- read 文件或文件夹… [--json]");
    return 1;
  }
  const register = { tree: nationalDivisions(), agencies: [] };
  const readers = await openReaders(Math.min(2, files.length));
  let refused = problems.length;
  const named = files.map((file) => ({ ...file, name: shownName(path.basename(file.path)) }));
  for await (const { file, reports } of readAhead(named, readers)) {
    const folder = file.path.slice(0, file.path.length - path.basename(file.path).length);
    for (const { name, outcome } of reports) {
      const settled = resolveReport(outcome, register, folder + name);
      if (settled.status === "refused") refused += 1;
      if (values.json)
        process.stdout.write(`${shownJson(JSON.stringify(readingJson(folder + name, settled)))}\n`);
      else printLine(printReading(name, settled));
    }
  }
  readers.close();
  return refused > 0 ? 1 : 0;
}
