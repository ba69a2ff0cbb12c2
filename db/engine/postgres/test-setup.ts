import type { TestProject } from "vitest/node";
import { openForWriting } from "./open";
import { startTestServer } from "./test-server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the database that those of the tests are copies of. */
    postgresTemplate: string;
  }
}

/** Starts the server that the tests of the project `postgres` share, with an empty database of this program. */
export default async function setup(project: TestProject) {
  const server = await startTestServer();
  const { default: pg } = await import("pg");
  const client = new pg.Client(server.url("postgres"));
  await client.connect();
  await client.query("create database nianbao_template template template0");
  await client.end();
  const template = server.url("nianbao_template");
  await (await openForWriting(template)).close();
  project.provide("postgresTemplate", template);
  return async () => {
    await server.stop();
    keepExitCode();
  };
}

/** What starts the server ends the process with 0 whatever became of the tests: its code is that of the tests again. */
function keepExitCode(): void {
  const { exitCode } = process;
  process.on("exit", () => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  });
}
