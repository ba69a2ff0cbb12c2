import path from "node:path";
import type { TestProject } from "vitest/node";
import { bundleInto } from "./bundle-program";

declare module "vitest" {
  export interface ProvidedContext {
    /** The file with the command line, for `node`. */
    commandLine: string;
  }
}

/** The command line for tests that start it, for `node`: to load its sources takes ten times as long, each time. */
export const testCommand = path.resolve("build", "test-command.mjs");

/** Bundles it before the unit tests, which are given it, or the browser tests. */
export default async function setup(project?: TestProject | object) {
  await bundleInto(testCommand, {
    from: "scripts/nianbao.ts",
    external: ["better-sqlite3", "esbuild", "happy-dom", "pdfjs-dist", "pg", "sharp"],
    keepNames: true,
    inPlace: true,
  });
  if (project && "provide" in project) project.provide("commandLine", testCommand);
}
