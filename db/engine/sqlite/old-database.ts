import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { DatabaseError } from "../../database-error";
import { isAlive } from "../../is-alive";
import { momentName } from "../../moment-name";
import { companions } from "../../whole-file";
import { closeWhole, isDatabase, listsImports } from "./backup";
import { applicationId } from "./migrate";
import { explaining } from "./open";

/** How long is waited for a transaction that writes, and for those who still read an older state, in milliseconds. */
const patience = { writing: 2_000, reading: 90_000 };

/** A database that another one is about to take the place of. */
export type OldDatabase = {
  /** Gives it another name in its folder, with its log. The file is under its own name as well until it is replaced. */
  moveAside(now: Date): void;
  /** Lets it go; its new name, where it has one. */
  release(): string | null;
};

/**
 * Holds the write lock of a database, so that nothing more comes into it, and waits until all that its log holds is in
 * its file: the file is whole without the log. Only what cannot be opened any more is not held. Throws a
 * `DatabaseError` where it is being written, or read at an older state for too long, or is another program's.
 */
export async function holdOld(place: string): Promise<OldDatabase> {
  const client = existsSync(place) ? await held(place) : null;
  let aside: string | null = null;
  return {
    moveAside(now) {
      const { dir, stem, end } = partsOf(place);
      const name = join(dir, `${stem}-replaced-${momentName(now)}${end}`);
      if (existsSync(name)) throw new DatabaseError(`“${name}”已存在，没有恢复。请过一秒再试。`);
      if (existsSync(place)) linkOrCopy(place, name);
      for (const companion of companions)
        if (existsSync(`${place}${companion}`)) renameSync(`${place}${companion}`, `${name}${companion}`);
      aside = existsSync(name) ? name : null;
    },
    release() {
      if (client?.open) {
        client.close();
        if (aside !== null) tidy(aside);
      }
      return aside;
    },
  };
}

async function held(place: string): Promise<Database.Database | null> {
  removeAliases(place);
  const isOurs = isDatabase(place);
  let client: Database.Database | null = null;
  try {
    client = new Database(place, { timeout: patience.writing });
    const pragma = (name: string) => client?.pragma(name, { simple: true });
    // Of a database that is open elsewhere even the first page may still be in the log alone.
    const isOther = !isOurs && pragma("application_id") !== applicationId && pragma("page_count") !== 0;
    if (isOther) throw new DatabaseError(`“${place}”是别的程序的数据库，没有恢复。请换一个位置。`);
    client.exec("begin immediate");
    refuseImports(client, place);
    await emptyLog(place);
    return client;
  } catch (error) {
    client?.close();
    if (error instanceof Database.SqliteError && isBroken(error)) return null;
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      throw new DatabaseError(`数据库“${place}”正在写入，没有恢复。请等导入结束后再试。`, { cause: error });
    return explaining(place, () => {
      throw error;
    });
  }
}

const isBroken = ({ code }: { code: string }) => /^SQLITE_(?:NOTADB|CORRUPT)/.test(code);

function refuseImports(client: Database.Database, place: string): void {
  if (!listsImports(client)) return;
  const pids = client.prepare<[], number>("select pid from imports").pluck().all();
  const living = pids.find((pid) => pid !== process.pid && isAlive(pid));
  if (living !== undefined)
    throw new DatabaseError(
      `正在向数据库“${place}”导入（进程${living}），没有恢复。请等它结束，或中止后再试。`,
    );
}

/** Waits until the file has all that the log holds: who reads an older state keeps the rest of it from the file. */
async function emptyLog(place: string): Promise<void> {
  const client = new Database(place, { timeout: patience.writing });
  try {
    const end = Date.now() + patience.reading;
    for (;;) {
      // What the manual says that it answers.
      const [state] = client.pragma("wal_checkpoint(PASSIVE)") as Record<"log" | "checkpointed", number>[];
      if (!state || state.log === state.checkpointed) return;
      if (Date.now() > end)
        throw new DatabaseError(`有程序一直在读数据库“${place}”较早的内容，没有恢复。请停止网站后再试。`);
      await pause(250);
    }
  } finally {
    client.close();
  }
}

/** Of a restoration that died: a second name of the database, which must have one alone. */
function removeAliases(place: string): void {
  const { dir, stem } = partsOf(place);
  const { ino } = statSync(place, { bigint: true });
  for (const name of readdirSync(dir))
    if (name.startsWith(`${stem}-replaced-`) && statSync(join(dir, name), { bigint: true }).ino === ino)
      rmSync(join(dir, name));
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A file system without links, such as that of a USB stick.
    copyFileSync(from, to);
  }
}

/** Leaves one file, where nobody reads it any more. */
function tidy(aside: string): void {
  try {
    closeWhole(aside);
  } catch {
    // It stays with its log, which is as good.
  }
}

function partsOf(place: string) {
  const end = extname(place);
  return { dir: dirname(place), stem: basename(place, end), end };
}
