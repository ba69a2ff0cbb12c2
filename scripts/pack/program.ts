import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { programs } from "../bundle-program";
import { type Lock, packageOf, programFile } from "./packages";

/** What a pack can do, by the commands of package.json. */
const commandNames = ["start", "nianbao"] as const;

export type PackCommands = Record<(typeof commandNames)[number], string[]>;

/**
 * What Node is given for each command: a file and its arguments.
 * @throws where a command is more than a program with its arguments
 */
export function packCommands(scripts: Record<string, string>, lock: Lock): PackCommands {
  const words = (name: string) => {
    const script = scripts[name] ?? "";
    const [program = "", ...args] = script.split(" ");
    if (program === "" || /[&|;<>$"'=]/.test(script))
      throw new Error(`command "${name}" of package.json is not one program: "${script}"`);
    return program === "node" ? args : [programFile(program, lock), ...args];
  };
  return { start: words("start"), nianbao: words("nianbao") };
}

/** The files of the project that the commands run or read, and the packages that they import. */
export async function packedProgram(
  commands: PackCommands,
): Promise<{ files: string[]; packages: Set<string> }> {
  const entries = Object.values(commands).flatMap((words) => words.filter(isCode).flatMap(withItsRoom));
  const { metafile } = await build({
    entryPoints: [...new Set([...entries, "scripts/pack/launch.mjs"])],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "build/never-written",
    splitting: true,
    packages: "external",
    alias: { "@": process.cwd() },
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const modules = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.flatMap(({ path: module, external }) => (external && !isOfNode(module) ? module : [])),
  );
  const bundled = Object.values(programs).flatMap(({ external }) => [...external]);
  const run = Object.values(commands).flatMap(([file = ""]) => /^node_modules\/(.+)$/.exec(file)?.[1] ?? []);
  return {
    files: [...Object.keys(metafile.inputs), ...readByPath()].sort(),
    packages: new Set([...modules, ...bundled, ...run, ...siteModules()].map(packageOf)),
  };
}

const isCode = (word: string) => /^(?!node_modules\/|build\/).*\.(?:ts|mjs)$/.test(word) && existsSync(word);
const isOfNode = (module: string) => module.startsWith("node:");

/** A command starts some programs by their paths: they lie in the folder of its name. */
function withItsRoom(file: string): string[] {
  const room = file.replace(/\.\w+$/, "");
  const beside = existsSync(room) ? readdirSync(room, { recursive: true, encoding: "utf8" }) : [];
  const code = beside.filter((name) => /\.(?:ts|tsx|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name));
  return [file, ...code.map((name) => path.posix.join(room, name))];
}

/** What is read while running: migrations, divisions, the settings of typefaces, the report of the demonstration. */
function readByPath(): string[] {
  const tracked = execFileSync("git", ["ls-files", "-z", "lib", "db"], { encoding: "utf8" }).split("\0");
  const data = tracked.filter((file) => file !== "" && !/\.(?:tsx?|md)$|_snapshot\.json$/.test(file));
  const read = data.filter(
    (file) => !/\/(?:fixtures|cases)\//.test(file) || file.endsWith("/beigong-2021.txt"),
  );
  return [...read, "tsconfig.json", "next.config.mjs", "LICENSE", "CHANGELOG.md", "CODEBOOK.md"];
}

/** The modules that the built site loads, as Next traced them, and those of Next itself. */
function siteModules(): string[] {
  const traces = readdirSync(".next/server", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".nft.json"),
  );
  const traced = traces.flatMap((trace) => {
    const { files }: { files: string[] } = JSON.parse(readFileSync(path.join(".next/server", trace), "utf8"));
    return files.flatMap((file) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/.+$/.exec(file)?.[1] ?? []);
  });
  // What Turbopack calls by a name of its own is a link to one of the others.
  return [...new Set(traced)]
    .filter((name) => !/-[0-9a-f]{16}$/.test(name))
    .concat("next", "react", "react-dom");
}
