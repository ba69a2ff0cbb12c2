import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { isLeftover, shownName } from "@/lib/ingest/file-name";
import { decodeList } from "@/lib/ingest/open/decode";

export type InputFile = {
  path: string /** as shown and stored: below the folder that was named */;
  name: string;
};

/**
 * The files below the given paths in a stable order; folders are walked, links are not followed. What cannot be
 * opened, or is no file, is a problem by its name and costs only itself.
 */
export function filesBelow(paths: readonly string[]): { files: InputFile[]; problems: string[] } {
  const files: InputFile[] = [];
  const problems: string[] = [];
  const walk = (folder: string, prefix: string) => {
    for (const entry of entriesOf(folder, problems)) {
      if (isLeftover(entry.name)) continue;
      const full = path.join(folder, entry.name);
      const name = `${prefix}${shownName(entry.name)}`;
      if (entry.isDirectory()) walk(full, `${name}/`);
      else if (entry.isFile()) files.push({ path: full, name });
      else if (entry.isSymbolicLink()) problems.push(`《${name}》是链接，没有读取，请放入文件本身。`);
      else problems.push(`《${name}》是管道或设备，没有读取，请放入文件。`);
    }
  };
  for (const given of paths) {
    const stat = statOf(given, problems);
    if (stat?.isFile()) files.push({ path: given, name: shownName(path.basename(given)) });
    else if (stat?.isDirectory()) {
      const before = files.length + problems.length;
      walk(given, "");
      if (files.length + problems.length === before)
        problems.push(`文件夹《${given}》中没有文件，没有可读的报告。`);
    } else if (stat) problems.push(`《${given}》不是文件，也不是文件夹，请先保存为文件。`);
  }
  return { files, problems };
}

function entriesOf(folder: string, problems: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    problems.push(`文件夹《${shownName(folder)}》打不开，请检查它是否还在、是否可读。`);
    return [];
  }
}

function statOf(given: string, problems: string[]): Stats | undefined {
  try {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) problems.push(`《${given}》不存在，请核对路径。`);
    return stat;
  } catch {
    problems.push(`《${given}》打不开，请核对路径和权限。`);
    return undefined;
  }
}

const most = 10 * 1024 * 1024;

/** The text of a CSV file, which may be a list beside the reports; null for what is none or cannot be opened. */
export function listText({ path }: InputFile): string | null {
  if (!path.toLowerCase().endsWith(".csv")) return null;
  try {
    return statSync(path).size > most ? null : decodeList(readFileSync(path));
  } catch {
    return null;
  }
}
