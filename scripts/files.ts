import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { shownName } from "@/lib/ingest/shown-name";

export type InputFile = {
  path: string /** as shown and stored: below the folder that was named */;
  name: string;
};

const ignored = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/;

/** The files below the given paths in a stable order; folders are walked, links are not followed. */
export function filesBelow(paths: readonly string[]): { files: InputFile[]; problems: string[] } {
  const files: InputFile[] = [];
  const problems: string[] = [];
  const walk = (folder: string, prefix: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (ignored.test(entry.name)) continue;
      const full = path.join(folder, entry.name);
      const name = `${prefix}${shownName(entry.name)}`;
      if (entry.isDirectory()) walk(full, `${name}/`);
      else if (entry.isFile()) files.push({ path: full, name });
    }
  };
  for (const given of paths) {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) problems.push(`《${given}》不存在，请核对路径。`);
    else if (stat.isFile()) files.push({ path: given, name: shownName(path.basename(given)) });
    else {
      const before = files.length;
      walk(given, "");
      if (files.length === before) problems.push(`文件夹《${given}》中没有文件，没有可读的报告。`);
    }
  }
  return { files, problems };
}
