import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,db,lib,scripts}/**/*.test.{ts,tsx}"],
    setupFiles: ["lib/specimen/property-seed.ts"],
    testTimeout: 120_000,
  },
});
