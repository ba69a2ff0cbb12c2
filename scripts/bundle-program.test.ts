import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bundleInto } from "./bundle-program";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "bundle-"));
  write("program.ts", 'import { word } from "./word";\nconsole.log(word);');
  write("word.ts", 'export const word = "old";');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const target = () => path.join(folder, "program.mjs");
const bundle = () =>
  bundleInto(target(), { from: path.join(folder, "program.ts"), external: [], keepNames: false });
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

it("a program whose sources are as they were is not bundled again", async () => {
  await pause();
  await bundle();
  const { ino } = statSync(target());
  await bundle();
  expect(statSync(target()).ino).toBe(ino);
});

it("a program is bundled anew after a change of any of its sources, or of its bundle", async () => {
  await pause();
  await bundle();
  expect(readFileSync(target(), "utf8")).toContain("old");
  write("word.ts", 'export const word = "new";');
  await bundle();
  expect(readFileSync(target(), "utf8")).toContain("new");
  write("program.mjs", "cut off");
  await bundle();
  expect(readFileSync(target(), "utf8")).toContain("new");
});
