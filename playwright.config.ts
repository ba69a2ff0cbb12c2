import { defineConfig } from "@playwright/test";
import { systemChromium } from "./scripts/find-chromium.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);
/** `E2E_ENGINE=postgres`: the same site over a PostgreSQL database. */
const onPostgres = process.env.E2E_ENGINE === "postgres";
const site = "npm run -s nianbao -- demo && npm run -s start";
const executablePath = systemChromium();

/** The site as built, over a database of demonstration reports made for the tests alone. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "build/e2e",
  workers: 2,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json", { outputFile: `build/browser-tests${onPostgres ? "-postgres" : ""}.json` }]],
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
      DATABASE_PATH: "build/e2e.sqlite",
      // All tests ask from one address.
      RATE_LIMIT: "0",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  },
});
