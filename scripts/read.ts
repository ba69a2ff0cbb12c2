import { readFileSync } from "node:fs";
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
    const outcome = await readers.read(readFileSync(file.path), file.name);
    return { file, outcome: settle(outcome, register, file.path) };
  });
  for (const line of lines) {
    const { file, outcome } = await line;
    if (outcome.status === "refused") refused += 1;
    if (asJson) process.stdout.write(`${JSON.stringify(readingJson(file.path, outcome))}\n`);
    else console.log(printReading(file.name, outcome));
  }
  readers.close();
  return refused > 0 ? 1 : 0;
}
