import type { Database } from "better-sqlite3";

type Row = {
  agency: number;
  superseded: number;
  key: string;
  parent_key: string | null;
  successor_key: string | null;
  path: string;
  former_keys: string;
};

/** The columns by which a row of each table is found. */
const places = {
  agencies: { agency: "id", superseded: "0" },
  agency_history: { agency: "agency", superseded: "version_superseded" },
} as const;

/**
 * Gives agencies other public keys, wherever they are named, in earlier states too; the old ones stay known as
 * `former_keys`. Keys are addresses, so no version is made of it. Two agencies may change places.
 * @param keys the old key and the new one
 */
export function rekeyAgencies(client: Database, keys: ReadonlyMap<string, string>): void {
  if (keys.size === 0) return;
  const now = (key: string) => keys.get(key) ?? key;
  const work = () => {
    const free = client.prepare<[string, string]>("update agencies set key = ? where key = ?");
    const found = [...keys].filter(([old]) => free.run(`~${old}`, old).changes > 0);
    if (found.length === 0) return;
    for (const table of ["agency_history", "agencies"] as const) rekeyRows(client, table, now);
    const move = client.prepare<[string, string]>("update collections set region = ? where region = ?");
    for (const [old] of found) move.run(`~${old}`, old);
    for (const [old, key] of found) move.run(key, `~${old}`);
  };
  if (client.inTransaction) work();
  else client.transaction(work).immediate();
}

function rekeyRows(client: Database, table: keyof typeof places, now: (key: string) => string): void {
  const { agency, superseded } = places[table];
  const rows = client.prepare<[], Row>(
    `select ${agency} as agency, ${superseded} as superseded, key, parent_key, successor_key, path, former_keys
     from ${table}`,
  );
  const update = client.prepare<[string, string | null, string | null, string, string, number, number]>(
    `update ${table} set key = ?, parent_key = ?, successor_key = ?, path = ?, former_keys = ?
     where ${agency} = ? and ${superseded} = ?`,
  );
  const maybe = (key: string | null) => (key === null ? null : now(key));
  for (const row of rows.all()) {
    const old = row.key.replace(/^~/, "");
    const key = now(old);
    const path = row.path.split("/").map(now).join("/");
    const [parent, successor] = [maybe(row.parent_key), maybe(row.successor_key)];
    if (key === row.key && path === row.path && successor === row.successor_key && parent === row.parent_key)
      continue;
    const former = key === old ? row.former_keys : withKey(row.former_keys, old, key);
    update.run(key, parent, successor, path, former, row.agency, row.superseded);
  }
}

function withKey(formerKeys: string, old: string, key: string): string {
  const known: unknown = JSON.parse(formerKeys);
  const keys = Array.isArray(known) ? known.map(String) : [];
  return JSON.stringify([...new Set([...keys, old])].filter((one) => one !== key));
}
