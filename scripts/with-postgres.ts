import { spawn } from "node:child_process";
import { startTestServer } from "@/db/engine/postgres/test-server";

/*
 * `tsx scripts/with-postgres.ts COMMAND`: runs a command of the shell with an empty PostgreSQL database of its own as
 * DATABASE_URL, on a server that ends with it.
 */
const server = await startTestServer();
const child = spawn(process.argv.slice(2).join(" "), {
  shell: true,
  stdio: "inherit",
  env: { ...process.env, DATABASE_URL: server.url("postgres") },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => void server.stop().finally(() => process.exit(code ?? 1)));
