import { readFileSync } from "node:fs";
import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { readingJson } from "@/lib/ingest/reading-json";
import { settle } from "@/lib/ingest/settle";
import { filesBelow } from "./files";
import { printReading } from "./print-reading";
import { openReaders } from "./reader";

/** `read FILE… [--json]`: parse and check, store nothing. Exit code 1 if any file was refused. */
export async function read(args: readonly string[]): Promise<number> {
  const asJson = args.includes("--json");
  const { files, problems } = filesBelow(args.filter((arg) => !arg.startsWith("--")));
  for (const problem of problems) console.error(problem);
  if (files.length === 0) {
    if (problems.length === 0) console.error("用法：npm run -s nianbao -- read 文件… [--json]");
    return 1;
  }
  const register = { tree: nationalDivisions(), agencies: [] };
  const readers = await openReaders(Math.min(2, files.length));
  let refused = problems.length;
  const lines = files.map(async (file) => {
    const folder = file.path.slice(0, file.path.length - path.basename(file.path).length);
    const found = await readers.read(readFileSync(file.path), path.basename(file.path));
    return found.map(({ name, outcome }) => ({
      path: folder + name,
      name,
      outcome: settle(outcome, register, folder + name),
    }));
  });
  for (const line of lines)
    for (const { path: shown, name, outcome } of await line) {
      if (outcome.status === "refused") refused += 1;
      if (asJson) process.stdout.write(`${JSON.stringify(readingJson(shown, outcome))}\n`);
      else console.log(printReading(name, outcome));
    }
  readers.close();
  return refused > 0 ? 1 : 0;
}
