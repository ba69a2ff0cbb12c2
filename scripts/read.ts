import { readFileSync } from "node:fs";
import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { readingJson } from "@/lib/ingest/reading-json";
import { settle } from "@/lib/ingest/settle";
import { shownName } from "@/lib/ingest/shown-name";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { filesBelow, type InputFile } from "./files";
import { printReading } from "./print-reading";
import { openReaders } from "./reader";

/** Files that are being read or wait to be printed. */
const ahead = 40;

/** `read FILE… [--json]`: parse and check, store nothing. Exit code 1 if any file was refused. */
export async function read(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { json: { type: "boolean" } });
  const { files, problems } = filesBelow(positionals);
  for (const problem of problems) console.error(problem);
  if (files.length === 0) {
    if (problems.length === 0)
      throw new CommandFault("用法：npm run -s nianbao -- read 文件或文件夹… [--json]");
    return 1;
  }
  const register = { tree: nationalDivisions(), agencies: [] };
  const readers = await openReaders(Math.min(2, files.length));
  let refused = problems.length;
  const readOne = async (file: InputFile) => {
    const folder = file.path.slice(0, file.path.length - path.basename(file.path).length);
    const found = await readers.read(readFileSync(file.path), shownName(path.basename(file.path)));
    return found.map(({ name, outcome }) => ({
      path: folder + name,
      name,
      outcome: settle(outcome, register, folder + name),
    }));
  };
  const queue: ReturnType<typeof readOne>[] = [];
  const printNext = async () => {
    for (const { path: shown, name, outcome } of (await queue.shift()) ?? []) {
      if (outcome.status === "refused") refused += 1;
      if (values.json) process.stdout.write(`${JSON.stringify(readingJson(shown, outcome))}\n`);
      else console.log(printReading(name, outcome));
    }
  };
  for (const file of files) {
    queue.push(readOne(file));
    if (queue.length >= ahead) await printNext();
  }
  while (queue.length > 0) await printNext();
  readers.close();
  return refused > 0 ? 1 : 0;
}
