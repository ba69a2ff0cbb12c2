import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { create } from "tar";
import { licenceTexts } from "./licences";
import { isRun, packageFolders } from "./packages";
import { packCommands, packedProgram } from "./program";

/**
 * `npm run pack`: one archive in build/ with the program, the built site and the packages of this platform. Unpacked it
 * runs with Node alone: no registry, no compiler, no npm. It holds no database and no reports.
 */
const project = JSON.parse(readFileSync("package.json", "utf8"));
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const [line = ""] = process.versions.node.split(".");
const name = `nianbaotong-${project.version}-${process.platform}-${process.arch}-node${line}`;
const staging = mkdtempSync(path.join(tmpdir(), "nianbaotong-pack-"));
process.on("exit", () => rmSync(staging, { recursive: true, force: true }));
const target = path.join(staging, name);

const commands = packCommands(project.scripts, lock);
const { files, packages } = await packedProgram(commands);
for (const file of files) copy(file);
for (const folder of [...packageFolders(packages, lock), ...typefaces()]) copy(folder, isOwnFile(folder));
copy(
  ".next",
  (file) => !/^\.next\/(?:cache|diagnostics|types|dev|trace[^/]*)(?:\/|$)|\.(?:nft\.json|map)$/.test(file),
);
for (const file of readdirSync("build").filter((one) => /^[^.].*\.mjs$/.test(one))) copy(`build/${file}`);
nameItsOwnCommand();
writeOwnFiles();
const size = await archive();
console.log(`build/${name}.tar.gz：${megabytes(size)} MB，解开后${megabytes(sizeOf(target))} MB`);

function copy(from: string, isWanted: (file: string) => boolean = () => true): void {
  const files = statSync(from).isDirectory() ? filesBelow(from) : [from];
  for (const file of files.filter((one) => isWanted(one.split(path.sep).join("/"))))
    cpSync(file, path.join(target, file), { verbatimSymlinks: true });
}

/** A package without those installed within it, which are packages of their own. */
function isOwnFile(folder: string): (file: string) => boolean {
  return (file) => !file.slice(folder.length).includes("/node_modules/") && isRun(file);
}

/** The folders of typefaces that fonts.conf names. */
function typefaces(): string[] {
  const settings = readFileSync("lib/chart/fonts.conf", "utf8");
  return [...settings.matchAll(/(node_modules\/[^<]+)<\/dir>/g)].flatMap(([, folder]) => folder ?? []);
}

/** Sentences that say what to type name the command of the repository; here it is another. */
function nameItsOwnCommand(): void {
  for (const folder of ["scripts", "db", "lib", "build", ".next/server"])
    for (const file of filesBelow(path.join(target, folder))) {
      if (!/\.(?:tsx?|m?js)$/.test(file)) continue;
      const text = readFileSync(file, "utf8");
      if (text.includes("npm run -s nianbao --"))
        writeFileSync(file, text.replaceAll("npm run -s nianbao --", "node nianbao.mjs"));
    }
  // Next notes where it was built, and does not need it.
  for (const file of ["required-server-files.json", "required-server-files.js"].map((one) =>
    path.join(target, ".next", one),
  ))
    writeFileSync(
      file,
      readFileSync(file, "utf8").replaceAll(JSON.stringify(process.cwd()).slice(1, -1), "."),
    );
}

function writeOwnFiles(): void {
  const write = (file: string, text: string) => writeFileSync(path.join(target, file), text);
  const { version, license, type, engines, dependencies } = project;
  const { platform, arch } = process;
  const runs = { platform, arch, node: process.versions.node, modules: process.versions.modules };
  write(
    "package.json",
    json({ name: project.name, version, private: true, license, type, engines, dependencies }),
  );
  write("pack.json", json({ version, ...runs, commands }));
  write("说明.md", readFileSync("scripts/pack/read-me.md", "utf8").replaceAll("〈Node〉", `Node.js ${line}`));
  write("许可.txt", licenceTexts(lock.packages));
  for (const [file, command] of [
    ["start.mjs", "start"],
    ["nianbao.mjs", "nianbao"],
  ])
    write(
      String(file),
      `import { launch } from "./scripts/pack/launch.mjs";\n\nawait launch("${command}", process.argv.slice(2));\n`,
    );
  cpSync("build/sbom.json", path.join(target, "sbom.json"));
}

/** Always in the same order, with the moment of the commit as that of every file. */
async function archive(): Promise<number> {
  const file = path.join("build", `${name}.tar.gz`);
  const mtime = new Date(
    Number(execFileSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8" })) * 1000,
  );
  const all = filesBelow(target)
    .map((one) => path.relative(staging, one))
    .sort();
  await create({ file, cwd: staging, gzip: { level: 9 }, portable: true, mtime }, all);
  const { size } = statSync(file);
  return size;
}

/** Files and links below a folder. */
function filesBelow(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [] : path.join(entry.parentPath, entry.name),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function sizeOf(folder: string): number {
  return filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}
