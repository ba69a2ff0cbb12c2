import pg from "pg";
import { explained } from "./errors";

/** Counts and ids come as numbers: they are far below 2⁵³. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** The settings of a connection, as its start gives them to the server. */
const optionsOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");

/** Waits so long, in milliseconds, for a server that does not answer. */
const PATIENCE = 10_000;

/** Connections of one pool. */
const POOL = 5;

/** One connection; throws a `DatabaseError` where there is no way to the server. */
export async function connect(
  address: string,
  settings: Readonly<Record<string, string>>,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: address,
    options: optionsOf(settings),
    connectionTimeoutMillis: PATIENCE,
    types,
  });
  // A connection that the server ends says so to the next statement.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw explained(error, placeOf(address));
  }
  return client;
}

/** Connections that are made as they are needed, and left when they have rested. */
export function poolOf(address: string, settings: Readonly<Record<string, string>>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    options: optionsOf(settings),
    max: POOL,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: PATIENCE,
    allowExitOnIdle: true,
    types,
  });
  pool.on("error", () => undefined);
  return pool;
}

/** The address without the password, as a sentence can name it. */
export function placeOf(address: string): string {
  try {
    const { hostname, port, pathname } = new URL(address);
    return `${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}
