import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DivisionTree, divisionTree } from "@/lib/agencies/divisions";

const FILE = "lib/agencies/divisions.txt";
let loaded: DivisionTree | undefined;

/** The national register (divisions.txt, its header gives source and date), read once, when first asked for. */
export function nationalDivisions(): DivisionTree {
  loaded ??= divisionTree(readFileSync(find(FILE), "utf8").split("\n"));
  return loaded;
}

// A bundle (esbuild, .next/server) lies elsewhere than this source, but always below the repository,
// so each folder above the running module is tried; then those above the working directory,
// because a bundler may replace import.meta.url by something that is no file.
function find(file: string): string {
  const starts = import.meta.url?.startsWith("file:") ? [dirname(fileURLToPath(import.meta.url))] : [];
  for (const start of [...starts, process.cwd()])
    for (let folder = start; ; folder = dirname(folder)) {
      const path = join(/* turbopackIgnore: true */ folder, file);
      if (existsSync(path)) return path;
      if (folder === dirname(folder)) break;
    }
  throw new Error(`"${file}" is neither above ${starts[0] ?? "the program"} nor above ${process.cwd()}`);
}
