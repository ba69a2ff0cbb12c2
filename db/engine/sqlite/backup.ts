import { closeSync, openSync, readSync } from "node:fs";
import Database from "better-sqlite3";
import { DatabaseError } from "../../database-error";
import { companionOf } from "../../whole-file";
import { applicationId, seenVersion } from "./migrate";
import { explaining } from "./open";

/**
 * Writes a whole copy of a database, in use or not, into an empty file. What a running import has staged is in it, and
 * belongs there to no import: the next one publishes it. Throws a `DatabaseError` where the source is no database of
 * this program, or one of the two cannot be read or written.
 */
export function copyInto(from: string, to: string): void {
  explaining(from, () =>
    withClient(from, (client) => {
      if (seenVersion(client, from) === 0)
        throw new DatabaseError(`数据库“${from}”里没有年报通的数据，无可备份。`);
      // A copy is made of the rows that are found: of a damaged database it would be sound, and not whole.
      const result = client.pragma("integrity_check", { simple: true });
      if (result !== "ok") throw new DatabaseError(`数据库“${from}”已损坏，没有采用：${String(result)}`);
      client.prepare("vacuum into ?").run(to);
    }),
  );
  explaining(to, () => {
    const client = new Database(to);
    try {
      if (listsImports(client)) client.exec("delete from imports");
    } finally {
      client.close();
    }
  });
}

/** Whether the database knows which imports run: the oldest ones do not. */
export const listsImports = (client: Database.Database): boolean =>
  client.prepare("select 1 from sqlite_master where name = 'imports'").get() !== undefined;

/** Throws a `DatabaseError` where a copy is not sound. */
export function checkBackup(path: string): void {
  explaining(path, () =>
    withClient(path, (client) => {
      const result = client.pragma("integrity_check", { simple: true });
      if (result !== "ok")
        throw new DatabaseError(`备份“${path}”未通过完整性检查，已删除：${String(result)}`);
    }),
  );
}

/** Brings a database into its one file, without a log beside it. Throws a `DatabaseError` where others have it open. */
export function closeWhole(path: string): void {
  explaining(path, () => {
    const client = new Database(path, { timeout: 1_000 });
    try {
      client.pragma("journal_mode = DELETE");
    } finally {
      client.close();
    }
  });
  const beside = companionOf(path);
  if (beside) throw new DatabaseError(`数据库“${path}”正被另一个程序使用，没有改动。请先停止那个程序。`);
}

/** Whether a file says that it is a database of this program; whether it is whole, it does not say. */
export function isDatabase(path: string): boolean {
  const head = Buffer.alloc(100);
  const file = openSync(path, "r");
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString("latin1", 0, 15) === "SQLite format 3" && head.readUInt32BE(68) === applicationId;
}

function withClient(path: string, work: (client: Database.Database) => void): void {
  const client = new Database(path, { readonly: true, timeout: 60_000 });
  try {
    work(client);
  } finally {
    client.close();
  }
}
