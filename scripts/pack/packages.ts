import { existsSync } from "node:fs";
import path from "node:path";

type LockedPackage = {
  dev?: boolean;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

/** package-lock.json: packages by the folder in which they are installed. */
export type Lock = { packages: Record<string, LockedPackage> };

/** What packages name as needed, and a built program never asks for: compilers, and what fetches native modules. */
const ofBuilding = /^(?:@next\/swc-.*|@types\/.*|baseline-browser-mapping|caniuse-lite|prebuild-install)$/;

/**
 * The folders in node_modules of packages and of all that they need, as far as they are installed on this platform.
 * @throws where a package is not locked, or locked for development alone
 */
export function packageFolders(names: Iterable<string>, { packages }: Lock): string[] {
  const folders = new Set<string>();
  const add = (name: string, owner: string, isNeeded: boolean): void => {
    const folder = ofBuilding.test(name) ? undefined : folderOf(name, owner, packages);
    const isThere = folder !== undefined && existsSync(folder) && !packages[folder]?.dev;
    if (isNeeded && !isThere) throw new Error(`package "${name}" is not among the installed dependencies`);
    if (!isThere || folders.has(folder)) return;
    folders.add(folder);
    for (const one of neededBy(packages[folder])) add(one, folder, false);
  };
  for (const name of names) add(name, "", true);
  return [...folders].sort();
}

/** What a package may use without asking for it is there only where something else asks. */
function neededBy(locked: LockedPackage = {}): string[] {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta,
  } = locked;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Node looks for a dependency in the package's own node_modules, then in each one above. */
function folderOf(name: string, owner: string, packages: Lock["packages"]): string | undefined {
  for (let base = owner; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    const folder = path.posix.join(base, "node_modules", name);
    if (packages[folder]) return folder;
    if (base === "") return undefined;
  }
}

/** The file behind the name of a program, such as node_modules/next/dist/bin/next for `next`. */
export function programFile(name: string, { packages }: Lock): string {
  for (const [folder, { bin }] of Object.entries(packages)) {
    const file = bin?.[name];
    if (file !== undefined && !folder.slice(1).includes("/node_modules/"))
      return path.posix.join(folder, file);
  }
  throw new Error(`no package has a program "${name}"`);
}

/** The package in which an imported module lies: `drizzle-orm` of `drizzle-orm/pg-core`. */
export const packageOf = (module: string): string =>
  module.split("/", module.startsWith("@") ? 2 : 1).join("/");

const dropped = [
  /\.(?:map|md|markdown|d\.[cm]?ts)$/i,
  /^node_modules\/next\/.*\.(?:dev|development)\.js$/,
  /\.(?:iife|umd)\.c?js$|\.test\.[cm]?[jt]sx?$/,
  /\/(?:\.github|test|tests|docs|example|examples)\//,
  /^node_modules\/next\/dist\/(?:esm|docs|next-devtools|bundle-analyzer)\//,
  /^node_modules\/next\/dist\/compiled\/(?:@next\/font|@vercel\/(?:nft|og))\//,
  /^node_modules\/next\/dist\/compiled\/(?:react|react-dom|react-server-dom-webpack|react-server-dom-turbopack)-experimental\//,
  /^node_modules\/better-sqlite3\/(?:deps|src)\//,
  /^node_modules\/better-sqlite3\/build\/(?!Release\/better_sqlite3\.node$)/,
  // Its programs are those of the platform's package.
  /^node_modules\/esbuild\/bin\//,
];

/** Whether a file of a package is carried along: no maps, types, documents, sources of native modules, compilers. */
export const isRun = (file: string): boolean =>
  /\/(?:licen[cs]e|notice|copying)[^/]*$/i.test(file) || !dropped.some((pattern) => pattern.test(file));
