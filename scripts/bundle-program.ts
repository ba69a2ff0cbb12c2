import { existsSync, readFileSync, statSync } from "node:fs";
import { access, constants, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { CommandFault } from "./command-fault";

const root = path.resolve(import.meta.dirname, "..");

/** Programs that run outside Next and outside the command line: in a thread or a process of their own. */
export const programs = {
  "draw-worker": { from: "lib/chart/draw-worker.tsx", external: [], keepNames: false },
  "office-worker": { from: "lib/export/office/office-worker.ts", external: [], keepNames: true },
  serve: { from: "scripts/serve.ts", external: ["better-sqlite3", "pg"], keepNames: false },
  "web-server": { from: "scripts/serve/web-server.ts", external: ["next"], keepNames: false },
  "verify-program": {
    from: "db/soundness/verify-program.ts",
    external: ["better-sqlite3", "pg"],
    keepNames: true,
  },
  // For the bench alone: what the process runs, without the process.
  "read-file": { from: "lib/ingest/read-file.ts", external: [], keepNames: false },
  // Keeping names would cost pdf.js a sixth of its speed.
  "reader-process": { from: "lib/ingest/sandbox/reader-process.ts", external: [], keepNames: false },
} as const;

/**
 * Bundles one program into build/ and returns its path; one whose sources are as they were is left as it is. A running
 * copy is not disturbed: the file is swapped. A pack has them bundled, and no sources to bundle anew.
 * @throws CommandFault where build/ cannot be written
 */
export async function bundleProgram(name: keyof typeof programs): Promise<string> {
  const target = path.join(root, "build", `${name}.mjs`);
  if (!existsSync(path.join(root, "pack.json"))) await bundleInto(target, programs[name]);
  return target;
}

/** How a program is bundled: from which file below the root, and what it finds elsewhere when it runs. */
type BundledProgram = {
  from: string;
  external: readonly string[];
  keepNames: boolean;
  /** Its files find what lies beside them where they were: it runs beside its sources alone. */
  inPlace?: boolean;
};

/** The same for any program and place. */
export async function bundleInto(target: string, program: BundledProgram): Promise<void> {
  if (isFresh(target)) return;
  const fresh = path.join(path.dirname(target), `.${path.basename(target, ".mjs")}-${process.pid}.mjs`);
  await makeWritable(path.dirname(target));
  try {
    await writeFile(fresh, await bundled(program));
    await rename(fresh, target);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** What else a bundle depends on. */
const recipe = ["scripts/bundle-program.ts", "package-lock.json", "tsconfig.json"];

/** The last line of a bundle. */
type Origin = { begun: number; sources: string[] };

async function bundled({ from, external, keepNames, inPlace = false }: BundledProgram): Promise<string> {
  const begun = Date.now();
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve(root, from)],
    absWorkingDir: root,
    external: [...external],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    minify: true,
    keepNames,
    define: { "process.env.NODE_ENV": '"production"' },
    // CommonJS packages inside an ES module still call require.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: inPlace ? [ownPlaces] : [],
    logLevel: "warning",
  });
  const origin: Origin = { begun, sources: [...Object.keys(metafile.inputs), ...recipe] };
  return `${outputFiles.map(({ text }) => text).join("")}\n//${JSON.stringify(origin)}`;
}

const ownPlaces: Plugin = {
  name: "own-places",
  setup(building) {
    building.initialOptions.define = {
      ...building.initialOptions.define,
      "import.meta.url": "ownUrl",
      "import.meta.dirname": "ownFolder",
    };
    building.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const own = { ownUrl: pathToFileURL(file).href, ownFolder: path.dirname(file) };
      const lines = Object.entries(own).map(([name, place]) => `const ${name} = ${JSON.stringify(place)};`);
      const contents = lines.join("") + (await readFile(file, "utf8"));
      return { contents, loader: file.endsWith("x") ? "tsx" : "ts" };
    });
  },
};

/** The clock by which files are changed may be that much behind. */
const clockSteps = 50;

/** Whether nothing it was bundled from was changed since, or put in place, as packages are, with an older date. */
function isFresh(target: string): boolean {
  try {
    const { begun, sources }: Origin = JSON.parse(readFileSync(target, "utf8").split("\n//").at(-1) ?? "");
    return sources.every((source) => statSync(path.resolve(root, source)).ctimeMs < begun - clockSteps);
  } catch {
    return false;
  }
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch {
    throw new CommandFault(`“${folder}”不能写入，命令无法运行，请检查程序所在文件夹的权限和磁盘。`);
  }
}
