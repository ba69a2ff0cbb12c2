import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { packFault } from "./launch.mjs";
import { isRun, type Lock, packageFolders } from "./packages";
import { packCommands } from "./program";

const project = JSON.parse(readFileSync("package.json", "utf8"));
const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

it("carries a package with all that it needs, and nothing of development or building", () => {
  const folders = packageFolders(["next", "better-sqlite3", "tsx"], lock);
  for (const needed of ["next", "better-sqlite3", "bindings", "react-dom", "esbuild", "styled-jsx"])
    expect(folders).toContain(`node_modules/${needed}`);
  expect(folders.filter((folder) => lock.packages[folder]?.dev)).toEqual([]);
  expect(folders.filter((folder) => /playwright|@next\/swc|@types\/|prebuild-install/.test(folder))).toEqual(
    [],
  );
});

it("refuses to pack without a package that is imported", () => {
  expect(() => packageFolders(["no-such-package"], lock)).toThrow('"no-such-package"');
  expect(() => packageFolders(["vitest"], lock)).toThrow('"vitest"');
});

it("leaves out maps, types, tests and the sources of native modules, never a licence", () => {
  const sqlite = "node_modules/better-sqlite3";
  expect(isRun(`${sqlite}/build/Release/better_sqlite3.node`)).toBe(true);
  expect(isRun(`${sqlite}/build/Release/test_extension.node`)).toBe(false);
  expect(isRun(`${sqlite}/deps/sqlite3/sqlite3.c`)).toBe(false);
  expect(isRun("node_modules/zod/index.d.ts")).toBe(false);
  expect(isRun("node_modules/pg-protocol/dist/inbound-parser.test.js")).toBe(false);
  expect(isRun("node_modules/zod/LICENSE.md")).toBe(true);
  // Node reads the names that it exports off this file, whichever of the two is run.
  expect(isRun("node_modules/react/cjs/react-jsx-runtime.development.js")).toBe(true);
});

it("runs each command as package.json has it, and refuses what only a shell can run", () => {
  const commands = packCommands(project.scripts, lock);
  for (const words of Object.values(commands))
    expect(words[0]).toMatch(/^(?:node_modules|build|scripts)\/.+/);
  expect(() => packCommands({ start: "npm run build && next start", nianbao: "tsx a.ts" }, lock)).toThrow(
    "start",
  );
});

it("says what is needed where a pack was made for another system or another Node", () => {
  const pack = { platform: "linux", arch: "x64", node: "20.20.2", modules: "115" };
  const here = { platform: "linux", arch: "x64", versions: { node: "20.19.0", modules: "115" } };
  expect(packFault(pack, here)).toBeNull();
  const other = packFault(pack, { ...here, versions: { node: "22.23.4", modules: "127" } });
  expect(other).toContain("只能在linux-x64，Node.js 20上运行，这里是linux-x64，Node.js 22");
  expect(packFault(pack, { ...here, arch: "arm64" })).toContain("这里是linux-arm64");
});
