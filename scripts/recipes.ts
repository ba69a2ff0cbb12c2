import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readRecipes } from "./contributing/recipes";

/**
 * `npm run recipes [-- WORD…]`: makes the addition of each recipe of CONTRIBUTING.md in a copy of this tree, and shows
 * that style, types and the tests it names hold; of those whose heading has a word. Takes minutes.
 */
const copy = mkdtempSync(path.join(tmpdir(), "nianbao-recipes-"));
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28 });

function attempt(what: string, command: string, ...args: string[]): boolean {
  const { status, stdout, stderr } = run(command, ...args);
  if (status === 0) return true;
  console.error(`  ${what}:\n${stdout}${stderr}`);
  return false;
}

try {
  const files = spawnSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" }).stdout;
  for (const file of files.trimEnd().split("\n")) cpSync(file, path.join(copy, file));
  symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
  run("git", "init", "-q");
  const words = process.argv.slice(2);
  const asked = readRecipes().filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  for (const { name, patch, tests } of asked) {
    if (patch === null) continue;
    const began = Date.now();
    const holds =
      attempt("patch", "git", "apply", patch) &&
      attempt("style", "npx", "biome", "check", ".") &&
      attempt("types", "npx", "tsc", "--noEmit") &&
      attempt("tests", "npx", "vitest", "run", "--project", "sqlite", ...tests);
    console.log(`${name}: ${holds ? "holds" : "FAILS"} (${Math.round((Date.now() - began) / 1000)} s)`);
    if (!holds) process.exitCode = 1;
    run("git", "apply", "-R", patch);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
