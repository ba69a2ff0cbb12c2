import pg from "pg";
import { unreachable } from "./errors";

/** Counts and ids come as numbers: they are far below 2⁵³. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** The settings of a connection, as its start gives them to the server. */
const optionsOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");

/** How long, in milliseconds, a server may take to let a connection in and to answer a statement; null: any time. */
export type Patience = { connecting: number; answering: number | null };

const patient: Patience = { connecting: 10_000, answering: null };

/** Connections of one pool. */
const POOL = 5;

const configuration = (
  address: string,
  settings: Readonly<Record<string, string>>,
  { connecting, answering }: Patience,
): pg.ClientConfig => ({
  connectionString: address,
  options: optionsOf(settings),
  connectionTimeoutMillis: connecting,
  ...(answering === null ? {} : { query_timeout: answering }),
  types,
});

/** One connection; throws a `DatabaseError` where there is no way to the server. */
export async function connect(
  address: string,
  settings: Readonly<Record<string, string>>,
  patience = patient,
): Promise<pg.Client> {
  try {
    const client = new pg.Client(configuration(address, settings, patience));
    // A connection that the server ends says so to the next statement.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(error, placeOf(address));
  }
}

/** Connections that are made as they are needed, and left when they have rested. */
export function poolOf(
  address: string,
  settings: Readonly<Record<string, string>>,
  patience = patient,
): pg.Pool {
  const pool = new pg.Pool({
    ...configuration(address, settings, patience),
    max: POOL,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => undefined);
  return pool;
}

/** The address without the password, as a sentence can name it. */
export function placeOf(address: string): string {
  try {
    const { hostname, port, pathname } = new URL(address);
    // A password with an @ or a slash that is not written %40 or %2F would stand in the wrong place.
    if (address.split("@").length > 2 || pathname.includes("@")) return "DATABASE_URL";
    return `${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}
