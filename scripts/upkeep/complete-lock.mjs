/**
 * Completes package-lock.json. Where a registry lacks the binaries of other platforms, npm 11 leaves these optional
 * packages out of the lock, and `npm ci` then misses them. An entry with version, os and cpu is enough: it is never
 * fetched on a platform it does not name. On that platform it is, so every entry gets the integrity that the registry
 * states. Run it after every `npm install`: `npm run lock`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "x64", "ia32", "arm", "ppc64", "riscv64", "s390x"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lock;

/** Node looks for a dependency in the package's own node_modules, then in each one above. */
function isThere(owner, name) {
  for (let base = owner; ; base = base.slice(0, base.lastIndexOf("/node_modules/"))) {
    if (packages[base === "" ? `node_modules/${name}` : `${base}/node_modules/${name}`]) return true;
    if (!base.includes("/node_modules/"))
      return base === "" ? false : Boolean(packages[`node_modules/${name}`]);
  }
}

const added = [];
for (const [owner, { optionalDependencies = {} }] of Object.entries(packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isThere(owner, name)) continue;
    const os = systems.find((system) => name.includes(system));
    const cpu = processors.find((processor) => name.includes(processor));
    if (!os || !cpu) throw new Error(`no platform in the name of optional package "${name}" of ${owner}`);
    packages[`node_modules/${name}`] = { version, cpu: [cpu], optional: true, os: [os] };
    added.push(name);
  }

const hashed = [];
for (const [place, entry] of Object.entries(packages)) {
  if (place === "" || entry.integrity) continue;
  const name = entry.name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
  entry.integrity = integrityOf(`${name}@${entry.version}`);
  hashed.push(name);
}

function integrityOf(named) {
  const { stdout, stderr } = spawnSync("npm", ["view", named, "dist.integrity"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const integrity = stdout.trim();
  if (!integrity.startsWith("sha512-"))
    throw new Error(`no integrity of "${named}": "${integrity}" ${stderr}`);
  return integrity;
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "Nothing was missing." : `Added to the lock: ${added.join(", ")}`);
if (hashed.length > 0) console.log(`Given their integrity: ${hashed.join(", ")}`);
