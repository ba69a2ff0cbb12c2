import { writeFileSync } from "node:fs";
import path from "node:path";
import { csvLine } from "@/lib/agencies/csv";
import type { InputFile } from "../files";
import { type ImportSummary, importFiles } from "../import/import-files";
import { type ChosenReport, safeName } from "./chosen-reports";

/** As the files are named in the database. */
const folder = "网上收集";

/** A chosen report that waits in a file. */
export type WaitingReport = Omit<ChosenReport, "bytes"> & { path: string };

/** Puts a chosen report into the folder of the run: many of them are not held in memory. */
export function putAside({ bytes, ...chosen }: ChosenReport, work: string, at: number): WaitingReport {
  const file = path.join(work, String(at));
  writeFileSync(file, bytes);
  return { ...chosen, path: file };
}

/** Imports what was chosen, by the import of files: agency, year and address are declared in a list beside them. */
export async function importCollected(
  chosen: readonly WaitingReport[],
  work: string,
  options: { database: string; onProgress: (done: number, total: number) => void },
): Promise<ImportSummary> {
  const files: InputFile[] = [];
  const names = new Set<string>();
  const lines = [csvLine(["file", "agency", "year", "source_url"])];
  for (const { collected, name, path: file } of chosen) {
    const { listed, page } = collected;
    const below = freeName(`${safeName(listed.named)}/${listed.year}/${name}`, names);
    files.push({ path: file, name: `${folder}/${below}` });
    lines.push(csvLine([below, listed.named, String(listed.year), page.state.finalUrl ?? listed.url]));
  }
  const list = path.join(work, "list.csv");
  writeFileSync(list, lines.join("\n"));
  return importFiles([...files, { path: list, name: `${folder}/list.csv` }], options);
}

/** Two pages may be called the same. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let at = 2; taken.has(free); at += 1) free = name.replace(/([^/]*)$/, `${at}-$1`);
  taken.add(free);
  return free;
}
