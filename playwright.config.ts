import { defineConfig } from "@playwright/test";
import { systemChromium } from "./scripts/find-chromium.mjs";

/** `E2E_ENGINE=postgres`: the same site over a PostgreSQL database. */
const onPostgres = process.env.E2E_ENGINE === "postgres";
/** Both may be tested at the same time: nothing that is written, and no port, belongs to both. */
const suffix = onPostgres ? "-postgres" : "";
const port = Number(process.env.E2E_PORT ?? (onPostgres ? 4174 : 4173));
const site = "npm run -s nianbao -- demo && npm run -s start";
const executablePath = systemChromium();

/** The site as built, over a database of demonstration reports made for the tests alone. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/test-command.ts",
  outputDir: `build/e2e${suffix}`,
  workers: 2,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json", { outputFile: `build/browser-tests${suffix}.json` }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "zh-CN",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: onPostgres ? `npx tsx scripts/with-postgres.ts "${site}"` : site,
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 900_000,
    reuseExistingServer: false,
    env: {
      PORT: String(port),
      // The reports of the demonstration are written beside it, on PostgreSQL too.
      DATABASE_PATH: onPostgres ? "build/e2e-postgres-data/none.sqlite" : "build/e2e.sqlite",
      // All tests ask from one address.
      RATE_LIMIT: "0",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  },
});
