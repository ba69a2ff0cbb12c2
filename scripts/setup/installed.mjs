/** Whether what the lock file names is installed: plain Node, no dependencies. */
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Written by npm when all is installed, and taken away by it before it begins. */
const record = "node_modules/.package-lock.json";
const aside = "node_modules/.package-lock.aside.json";

/** What a package compiles or fetches when it is installed. */
const made = ["node_modules/better-sqlite3/build/Release/better_sqlite3.node"];

/**
 * Whether every package of the lock file is there in its version. Of those for other systems npm's own record says
 * that they were left out; an installation that was killed has no record.
 */
export function isInstalled(folder = ".") {
  const wanted = packagesOf(join(folder, "package-lock.json"));
  const recorded = packagesOf(join(folder, record));
  if (!wanted || !recorded || made.some((file) => !existsSync(join(folder, file)))) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional, link }]) => {
    if (place === "" || link) return true;
    const own = recorded[place];
    if (!own) return optional === true;
    return own.version === version && own.integrity === integrity && isThere(join(folder, place), version);
  });
}

/** While the programs of the packages are still to run there is no record: killed there, it is begun anew. */
export const setRecordAside = (folder = ".") => renameSync(join(folder, record), join(folder, aside));

/** When they have run. */
export const putRecordBack = (folder = ".") => renameSync(join(folder, aside), join(folder, record));

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

function isThere(place, version) {
  try {
    return JSON.parse(readFileSync(join(place, "package.json"), "utf8")).version === version;
  } catch {
    return false;
  }
}
