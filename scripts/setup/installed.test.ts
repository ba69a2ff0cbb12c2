import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isInstalled, putRecordBack, setRecordAside } from "./installed.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "installed-"));
  const one = { version: "1.0.0", integrity: "sha512-a" };
  const sqlite = { version: "12.0.0", integrity: "sha512-b" };
  const elsewhere = { version: "1.0.0", integrity: "sha512-c", optional: true };
  const packages = { "node_modules/one": one, "node_modules/better-sqlite3": sqlite };
  write("package-lock.json", { packages: { "": {}, ...packages, "node_modules/elsewhere": elsewhere } });
  write("node_modules/.package-lock.json", { packages });
  write("node_modules/one/package.json", one);
  write("node_modules/better-sqlite3/package.json", sqlite);
  write("node_modules/better-sqlite3/build/Release/better_sqlite3.node", {});
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), JSON.stringify(content));
}

it("what the lock file names is installed, without the packages of other systems", () => {
  expect(isInstalled(folder)).toBe(true);
});

it.each([
  ["npm was killed before its end", "node_modules/.package-lock.json"],
  ["a package is gone", "node_modules/one/package.json"],
  ["what a package compiles is missing", "node_modules/better-sqlite3/build"],
])("nothing is taken for installed where %s", (_, name) => {
  rmSync(path.join(folder, name), { recursive: true });
  expect(isInstalled(folder)).toBe(false);
});

it("nothing is installed before the programs of the packages have run, whatever they have made by then", () => {
  setRecordAside(folder);
  expect(isInstalled(folder)).toBe(false);
  putRecordBack(folder);
  expect(isInstalled(folder)).toBe(true);
});

it("another version of a package is not the one that the lock file names", () => {
  write("node_modules/one/package.json", { version: "1.0.1" });
  expect(isInstalled(folder)).toBe(false);
});

it("an installation is that of its own lock file alone", () => {
  const other = { version: "2.0.0", integrity: "sha512-d" };
  cpSync(path.join(folder, "package-lock.json"), path.join(folder, "old.json"));
  write("package-lock.json", { packages: { "": {}, "node_modules/two": other } });
  expect(isInstalled(folder)).toBe(false);
});
