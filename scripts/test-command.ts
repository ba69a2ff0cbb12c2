import path from "node:path";
import type { TestProject } from "vitest/node";
import { bundleInto } from "./bundle-program";

declare module "vitest" {
  export interface ProvidedContext {
    /** The file with the command line, for `node`. */
    commandLine: string;
  }
}

/** Bundles the command line for tests that start it: to load its sources takes ten times as long, each time. */
export default async function setup(project: TestProject) {
  const file = path.resolve("build", "test-command.mjs");
  await bundleInto(file, {
    from: "scripts/nianbao.ts",
    external: ["better-sqlite3", "esbuild", "happy-dom", "pdfjs-dist", "pg", "sharp"],
    keepNames: true,
    inPlace: true,
  });
  project.provide("commandLine", file);
}
