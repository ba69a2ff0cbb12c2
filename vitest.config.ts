import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What is tested on both engines: all that asks a database or writes one, to the files that come of it. */
const onBothEngines = [
  "db/**/*.test.ts",
  "scripts/export.test.ts",
  "scripts/collect.test.ts",
  "scripts/verdict/*.test.ts",
  "scripts/covariate/*.test.ts",
  "scripts/serve/served-version.test.ts",
  "scripts/import/{collection-inputs,import-files,import-review,resumed-import,take-lists}.test.ts",
];

/** The projects one after the other: a worker goes on with the program that it has loaded, of the same engine. */
class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => a.project.name.localeCompare(b.project.name));
  }
}

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    globalSetup: ["scripts/test-command.ts"],
    setupFiles: ["lib/specimen/property-seed.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // To load the program anew for each of 240 files took a third of the time.
    isolate: false,
    sequence: { sequencer: ProjectByProject },
    // Left to itself it takes one of two cores; a test of PostgreSQL waits for the server half of its time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: "sqlite",
          include: ["{app,db,lib,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["db/engine/postgres/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: onBothEngines,
          exclude: ["db/engine/sqlite/**"],
          globalSetup: ["db/engine/postgres/test-setup.ts"],
          setupFiles: ["db/engine/postgres/test-environment.ts"],
        },
      },
    ],
  },
});
