import { existsSync } from "node:fs";
import pg from "pg";
import { copyDatabase } from "@/db/copy";
import { startTestServer } from "@/db/engine/postgres/test-server";
import { postgresImportSpeed } from "./import-speed";
import { demonstration, postgresPageSpeeds } from "./site-speed";

/** Imports and pages over PostgreSQL beside those over SQLite, on a server that waits for the disk. */
export async function postgresSpeeds(): Promise<void> {
  const server = await startTestServer({ durable: true });
  try {
    const client = new pg.Client(server.url("postgres"));
    await client.connect();
    for (const name of ["imported", "site"]) await client.query(`create database ${name} template template0`);
    await client.end();
    await postgresImportSpeed(server.url("imported"));
    if (existsSync(demonstration())) await copyDatabase(demonstration(), server.url("site"));
    await postgresPageSpeeds(server.url("site"));
  } finally {
    await server.stop();
  }
}
