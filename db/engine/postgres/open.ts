import { drizzle } from "drizzle-orm/node-postgres";
import type { ClientBase, Pool } from "pg";
import { DatabaseError } from "../../database-error";
import type { ReadDb, WriteDb } from "../../handles";
import { Answers } from "../../remembered";
import { type VersionFacts, type VersionRow, versionFacts, versionStatement } from "../../shown-version";
import type { VersionWatch } from "../../watched-database";
import { missingCells } from "../number-cells";
import { columnTypes } from "./column-types";
import { connect, placeOf, poolOf } from "./connect";
import { postgresEngine } from "./engine";
import { explained } from "./errors";
import { migrate, schemaVersion, seenVersion, writeLock } from "./migrate";
import { type Asked, answeringAddress, CopyPool, hasCopies } from "./replicas";

/** After so many new rows the planner is told of them at once. */
const manyRows = 5_000;

/** What a connection sees that is not bound to a version: the tables themselves. */
const plain = { search_path: "public" };

/**
 * What the writer sees. The locks of one whose machine is gone without a word are free after a minute: left to itself
 * a server waits for two hours.
 */
const writing = {
  search_path: "written,public",
  tcp_keepalives_idle: "30",
  tcp_keepalives_interval: "10",
  tcp_keepalives_count: "3",
};

/** See db/client.ts, as for all that is exported here. */
export async function openForReading(address: string): Promise<ReadDb> {
  return shown(address, versionFacts(await versionRow(address)));
}

export async function openVersion(address: string, label: string): Promise<ReadDb | undefined> {
  const row = await versionRow(address, label);
  return row && shown(address, versionFacts(row));
}

export async function openForWriting(address: string): Promise<WriteDb> {
  const place = placeOf(address);
  const client = await connect(address, writing);
  try {
    await migrate(client, place);
    await numberCells(client);
    const engine = postgresEngine(client, place, await columnTypes(client));
    const close = async () => {
      // Tables that have just been filled are looked at before anybody asks: else the planner thinks them empty.
      if (engine.inserted() > manyRows) await client.query("analyze").catch(() => undefined);
      await client.end();
    };
    return withFacts(asHandle(client, { answers: null, engine, close }), client);
  } catch (error) {
    await client.end();
    throw explained(error, place);
  }
}

/**
 * Asks a connection of its own, once for all who ask at the same time. Where copies of the database answer, they go on
 * with the latest version that is known while the database itself does not.
 */
export async function watchVersions(address: string): Promise<VersionWatch> {
  const pool = poolOf(address, plain, hasCopies() ? { connecting: 2_000, answering: 2_000 } : undefined);
  let known: number | null | undefined;
  let asking: Promise<number | null> | null = null;
  const latest = () => {
    asking ??= pool
      .query<{ id: number | null }>(
        "select max(id) as id from dataset_versions where finished_at is not null",
      )
      .then(({ rows }) => {
        known = rows[0]?.id ?? null;
        return known;
      })
      .catch((error: unknown) => {
        if (known !== undefined && hasCopies()) return known;
        throw explained(error, placeOf(address));
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  return { source: async () => address, state: latest, latest, close: () => pool.end() };
}

/**
 * The latest finished version, or that of a label. Throws where the database is not one that this program can read.
 */
async function versionRow(address: string, label: string | null = null): Promise<VersionRow | undefined> {
  const place = placeOf(address);
  const client = await connect(address, plain);
  try {
    const seen = await seenVersion(client, place);
    if (seen === 0)
      throw new DatabaseError(
        `数据库“${place}”里还没有数据。请先导入报告：npm run -s nianbao -- import 文件或文件夹。`,
      );
    if (seen < schemaVersion)
      throw new DatabaseError(
        `数据库“${place}”由旧版本的年报通建立。请运行一次 npm run -s nianbao -- check 使其更新。`,
      );
    return await findVersion(client, label);
  } catch (error) {
    throw explained(error, place);
  } finally {
    await client.end();
  }
}

async function findVersion(client: ClientBase, label: string | null): Promise<VersionRow | undefined> {
  let place = 0;
  const statement = versionStatement.replaceAll("?", () => `$${++place}`);
  return (await client.query<VersionRow>(statement, [label, label])).rows[0];
}

/** A pool whose connections show one version, of the database or of a copy of it that has the version. */
async function shown(address: string, facts: VersionFacts): Promise<ReadDb> {
  const version = facts.version?.id ?? 0;
  const settings = {
    search_path: "shown,public",
    "nianbao.version": String(version),
    default_transaction_read_only: "on",
  };
  const answering = await answeringAddress(address, version);
  const pool = answering === address ? poolOf(address, settings) : new CopyPool(answering, address, settings);
  return asHandle(pool, { answers: new Answers(), ...facts, close: () => pool.end() });
}

/** The query builder over PostgreSQL. Its queries have the methods that `ReadDb` and `WriteDb` name, see there. */
function asHandle<Facts extends object>(client: ClientBase | Asked, facts: Facts) {
  return Object.assign(drizzle(client as Pool) as unknown as Omit<WriteDb, "answers" | "engine">, facts);
}

/** Gives a writing handle the facts of the version that was the latest when its last transaction ended. */
async function withFacts(
  handle: Omit<WriteDb, "version" | "catalogue">,
  client: ClientBase,
): Promise<WriteDb> {
  const refresh = async () => versionFacts(await findVersion(client, null));
  let facts = await refresh();
  const { engine } = handle;
  const commit = async () => {
    await engine.commit();
    facts = await refresh();
  };
  const property = (get: () => unknown) => ({ get, enumerable: true });
  Object.defineProperties(handle, {
    version: property(() => facts.version),
    catalogue: property(() => facts.catalogue),
    engine: { value: { ...engine, commit } },
  });
  // They have just been defined.
  return handle as WriteDb;
}

async function numberCells(client: ClientBase): Promise<void> {
  const known = async () =>
    (await client.query<{ number: number; id: string }>("select number, id from cells")).rows;
  if (missingCells(await known()).length === 0) return;
  await client.query("begin");
  await client.query(writeLock);
  for (const { number, id } of missingCells(await known()))
    await client.query("insert into cells (number, id) values ($1, $2)", [number, id]);
  await client.query("commit");
}
