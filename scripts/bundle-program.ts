import { access, constants, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { CommandFault } from "./command-fault";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Programs that run outside Next and outside the command line: in a thread or a process of their own. */
export const programs = {
  "draw-worker": { from: "lib/chart/draw-worker.tsx", external: ["happy-dom"], keepNames: true },
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
 * Bundles one program into build/ and returns its path. A running copy is not disturbed: the file is swapped.
 * @throws CommandFault where build/ cannot be written
 */
export async function bundleProgram(name: keyof typeof programs): Promise<string> {
  const { from, external, keepNames } = programs[name];
  const target = path.join(root, "build", `${name}.mjs`);
  const fresh = path.join(root, "build", `.${name}-${process.pid}.mjs`);
  await makeWritable(path.dirname(target));
  try {
    await build({
      entryPoints: [path.join(root, from)],
      outfile: fresh,
      external: [...external],
      bundle: true,
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
      logLevel: "warning",
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { force: true });
  }
  return target;
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch {
    throw new CommandFault(`“${folder}”不能写入，命令无法运行，请检查程序所在文件夹的权限和磁盘。`);
  }
}
