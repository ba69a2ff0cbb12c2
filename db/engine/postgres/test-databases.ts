import { randomUUID } from "node:crypto";
import pg from "pg";
import { databaseAddress } from "@/lib/settings";

/** Asks a database of the tests one statement, over a connection of its own. */
export async function ask<Row extends object>(address: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

export type EmptyDatabase = { address: string; name: string; remove(): Promise<void> };

/** A database without any table, on the server that the tests share. */
export async function emptyDatabase(options = "encoding 'UTF8'"): Promise<EmptyDatabase> {
  const server = new URL("/postgres", databaseAddress()).href;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await ask(server, `create database ${name} template template0 ${options}`);
  return {
    address: new URL(`/${name}`, server).href,
    name,
    remove: async () => void (await ask(server, `drop database ${name} with (force)`)),
  };
}

/** The address with another user, password or place. */
export function readdressed(
  address: string,
  parts: Partial<Record<"username" | "password" | "port", string>>,
) {
  return Object.assign(new URL(address), parts).href;
}
