import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const sources = ["app", "db", "lib"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /(?<!\.test|\.d)\.tsx?$/.test(name)),
);
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** What a file imports when it runs, types left out, dynamic imports with it. */
function importsOf(text: string): string[] {
  const statements =
    /^(?:import|export)(?!\s+type\b)\s+(?:(?<names>[^;"']*?)\s*from\s*)?"(?<from>[^"]+)"|\bimport\("(?<lazy>[^"]+)"\)/gm;
  return [...text.matchAll(statements)]
    .filter(({ groups }) => !onlyTypes(groups?.names))
    .map(({ groups }) => groups?.from ?? groups?.lazy ?? "");
}

function onlyTypes(names: string | undefined): boolean {
  const list = names
    ?.match(/^\{([^}]*)\}$/)?.[1]
    ?.split(",")
    .map((name) => name.trim());
  const given = list?.filter((name) => name !== "") ?? [];
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}

/** A file of the project, or a package by its name. */
function target(importer: string, specifier: string): string {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? relative(root, resolve(root, dirname(importer), specifier))
      : null;
  if (path === null) return specifier;
  const found = ["", ".ts", ".tsx", "/index.ts"]
    .map((end) => `${path}${end}`)
    .find((name) => existsSync(join(root, name)) && statSync(join(root, name)).isFile());
  if (!found) throw new Error(`"${specifier}" in ${importer} leads nowhere`);
  return found;
}

/** Everything a file brings with it, each with the way by which it was reached. */
function reach(entry: string): Map<string, string[]> {
  const ways = new Map([[entry, [entry]]]);
  for (const [file, way] of ways)
    if (/\.tsx?$/.test(file))
      for (const specifier of importsOf(textOf(file))) {
        const next = target(file, specifier);
        if (!ways.has(next)) ways.set(next, [...way, next]);
      }
  return ways;
}

const clientFiles = sources.filter((file) =>
  /^(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\n)*"use client"/.test(textOf(file)),
);

it("knows the files that run in the browser", () => {
  expect(clientFiles).toEqual(
    expect.arrayContaining(["app/chart/live-drawing.tsx", "app/compare/agency-picker.tsx"]),
  );
  expect(reach("app/page.tsx").has("better-sqlite3")).toBe(true);
});

it.each(clientFiles)("%s brings neither the database nor Node into the browser", (file) => {
  const forbidden = /^(?:db\/|node:|better-sqlite3|drizzle-orm|app\/database|lib\/ingest\/(?!document))/;
  const ways = [...reach(file)].filter(([name]) => forbidden.test(name)).map(([, way]) => way.join(" → "));
  expect(ways).toEqual([]);
});

it("nothing in db or lib reaches the pages", () => {
  const ways = sources
    .filter((file) => !file.startsWith("app/"))
    .flatMap((file) => importsOf(textOf(file)).map((specifier) => [file, target(file, specifier)]))
    .filter(([, to]) => to?.startsWith("app/"));
  expect(ways).toEqual([]);
});

it("no module but that of addresses writes one of the site's", () => {
  const address =
    /[`"'}]\/(?:agencies|api|briefing|checks|codebook|compare|embed|export|filing|imports|reports|share)\b(?!-)/;
  const written = sources
    .filter((file) => file !== "lib/view/addresses.ts" && !file.includes("/fixtures/"))
    .flatMap((file) =>
      textOf(file)
        .split("\n")
        .map((line) => `${file}: ${line.trim()}`),
    )
    .filter((line) => address.test(line) && !/: (?:\*|\/\/|\/\*\*|import .* from )/.test(line));
  expect(written).toEqual([]);
});

const queries = sources.filter((file) => file.startsWith("db/queries/"));

it.each(queries)("%s answers numbers and keys, no words", (file) => {
  const code = textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  expect(code.match(/.*\p{Script=Han}.*/gu)).toBeNull();
});

it.each(queries)("%s reaches neither charts, sentences, exports nor addresses", (file) => {
  const forbidden = /^(?:db\/views\/|lib\/(?:chart|sentence|export)\/|lib\/view\/addresses)/;
  const ways = [...reach(file)].filter(([name]) => forbidden.test(name)).map(([, way]) => way.join(" → "));
  expect(ways).toEqual([]);
});
