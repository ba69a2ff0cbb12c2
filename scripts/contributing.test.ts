import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeIn, readRecipes } from "./contributing/recipes";

const recipes = readRecipes();
const engines = readdirSync("db/engine", { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
/** A path with `<engine>` stands for one of each engine. */
const named = (path: string) =>
  path.includes("<engine>") ? engines.map((engine) => path.replaceAll("<engine>", engine)) : [path];

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`);

/** What recipes give is not there yet. */
const given = recipes.flatMap(({ steps, patch }) =>
  steps.flatMap(({ kind, path }) => (kind === "new" && patch !== null ? path : [])),
);
const isThere = (path: string) =>
  existsSync(path) || given.some((file) => file === path || file.startsWith(`${path}/`));

it("every recipe has an example and tests, and every example a recipe", () => {
  expect(recipes.length).toBeGreaterThan(0);
  for (const { name, steps, tests } of recipes) {
    expect(steps.length, name).toBeGreaterThan(0);
    expect(tests.length, name).toBeGreaterThan(0);
    for (const test of tests) expect(isThere(test), `${name}: ${test}`).toBe(true);
  }
  const patches = recipes.flatMap(({ patch }) => patch ?? []);
  const kept = filesBelow("scripts/contributing").filter((file) => file.endsWith(".patch"));
  expect(patches.sort()).toEqual(kept.sort());
});

describe.each(recipes)("$name", ({ steps, patch }) => {
  it("names files and words that there are", () => {
    for (const { kind, path, text } of steps) {
      for (const file of named(path)) expect(existsSync(file), file).toBe(kind !== "new" || patch === null);
      if (kind !== "edit" || path.includes("<")) continue;
      const content = readFileSync(path, "utf8");
      for (const word of codeIn(text)) expect(content, path).toContain(word);
    }
  });

  it.skipIf(patch === null)("touches the files that it names and no others, and still applies", () => {
    const git = (...args: string[]) =>
      spawnSync("git", ["apply", ...args, String(patch)], { encoding: "utf8" });
    const touched = git("--numstat").stdout.trimEnd().split("\n");
    expect(touched.map((line) => line.split("\t")[2]).sort()).toEqual(steps.map(({ path }) => path).sort());
    const created = [...git("--summary").stdout.matchAll(/^ create mode \d+ (.+)$/gm)].map(
      ([, path]) => path,
    );
    expect(created.sort()).toEqual(steps.flatMap(({ kind, path }) => (kind === "new" ? [path] : [])).sort());
    // Where the places around it have changed: apply it with --3way or by hand, and write it anew with git diff -U2.
    expect(git("--check").stderr).toBe("");
  });
});

describe("the recipe of an engine", () => {
  const steps = recipes.find(({ name }) => name.includes("engine"))?.steps ?? [];

  it("names every file that both engines have", () => {
    const [first = [], ...others] = engines.map((engine) =>
      filesBelow(`db/engine/${engine}`)
        .filter((file) => /\.(?:ts|sql)$/.test(file) && !file.includes("test"))
        .map((file) => file.replace(`/${engine}/`, "/<engine>/")),
    );
    const common = first.filter((file) => others.every((files) => files.includes(file)));
    expect(
      steps
        .map(({ path }) => path)
        .filter((path) => path.startsWith("db/engine/<engine>/"))
        .sort(),
    ).toEqual(common.sort());
  });

  it("names every file that chooses between engines", () => {
    const choosing = /\b(?:isPostgres|usesPostgres)\(|engine\/postgres\/|postgres:\/\//;
    const files = [...["app", "db", "lib", "scripts"].flatMap(filesBelow), "vitest.config.ts"].filter(
      (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^db\/engine\//.test(file),
    );
    const found = files.filter((file) => choosing.test(readFileSync(file, "utf8")));
    const listed = steps.map(({ path }) => path);
    expect(found.filter((file) => !listed.includes(file))).toEqual([]);
  });
});

it.each(["CONTRIBUTING.md", "README.md", "README.en.md", "docs/architecture.md"])(
  "%s names only files, functions and commands that there are",
  (document) => {
    const text = readFileSync(document, "utf8");
    const isPath = /^(?:app|db|docs|e2e|lib|scripts)(?:\/[\w.[\]-]+)+\/?$/;
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
    const here = document.startsWith("docs/") ? "docs/" : "";
    for (const path of links) expect(existsSync(`${here}${path}`), `${document}: ${path}`).toBe(true);
    for (const path of codeIn(text).filter((code) => isPath.test(code)))
      expect(isThere(path), `${document}: ${path}`).toBe(true);
    for (const [, name = "", path = ""] of text.matchAll(/`(\w+)` (?:\(|in )`([\w/.-]+\.tsx?)`/g))
      expect(readFileSync(path, "utf8"), `${document}: ${path}`).toContain(name);
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const [, command = ""] of text.matchAll(/npm run (?:-s )?([\w-]+)/g))
      expect(Object.keys(scripts), document).toContain(command);
  },
);
