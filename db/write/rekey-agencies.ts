import type { Engine } from "../engine/engine";

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
 * `former_keys`. Keys are addresses, so no version is made of it. Two agencies may change places. To be called in a
 * transaction.
 * @param keys the old key and the new one
 */
export async function rekeyAgencies(engine: Engine, keys: ReadonlyMap<string, string>): Promise<void> {
  if (keys.size === 0) return;
  const now = (key: string) => keys.get(key) ?? key;
  const found: [string, string][] = [];
  for (const [old, key] of keys) {
    const freed = await engine.change("update agencies set key = ? where key = ?", [`~${old}`, old]);
    if (freed > 0) found.push([old, key]);
  }
  if (found.length === 0) return;
  for (const table of ["agency_history", "agencies"] as const) await rekeyRows(engine, table, now);
  const move = async (from: string, to: string) => {
    await engine.change("update collections set region = ? where region = ?", [to, from]);
    for (const table of ["collected", "page_states"])
      await engine.change(`update ${table} set agency = ? where agency = ?`, [to, from]);
  };
  for (const [old] of found) await move(old, `~${old}`);
  for (const [old, key] of found) await move(`~${old}`, key);
}

async function rekeyRows(
  engine: Engine,
  table: keyof typeof places,
  now: (key: string) => string,
): Promise<void> {
  const { agency, superseded } = places[table];
  const rows = await engine.rows<Row>(
    `select ${agency} as agency, ${superseded} as superseded, key, parent_key, successor_key, path, former_keys
     from ${table}`,
  );
  const update = `update ${table} set key = ?, parent_key = ?, successor_key = ?, path = ?, former_keys = ?
    where ${agency} = ? and ${superseded} = ?`;
  const maybe = (key: string | null) => (key === null ? null : now(key));
  for (const row of rows) {
    const old = row.key.replace(/^~/, "");
    const key = now(old);
    const path = row.path.split("/").map(now).join("/");
    const [parent, successor] = [maybe(row.parent_key), maybe(row.successor_key)];
    if (key === row.key && path === row.path && successor === row.successor_key && parent === row.parent_key)
      continue;
    const former = key === old ? row.former_keys : withKey(row.former_keys, old, key);
    await engine.change(update, [key, parent, successor, path, former, row.agency, row.superseded]);
  }
}

function withKey(formerKeys: string, old: string, key: string): string {
  const known: unknown = JSON.parse(formerKeys);
  const keys = Array.isArray(known) ? known.map(String) : [];
  return JSON.stringify([...new Set([...keys, old])].filter((one) => one !== key));
}
