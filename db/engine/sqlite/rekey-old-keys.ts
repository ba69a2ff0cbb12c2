import type { Database } from "better-sqlite3";
import { nameBelow } from "@/lib/agencies/bureau-name";
import { bureauKey, unassignedKey } from "@/lib/agencies/public-key";
import type { WriteDb } from "../../handles";
import { resealing } from "../../soundness/seal";
import type { StoredAgencyKind } from "../../stored-types";
import { rekeyAgencies } from "../../write/rekey-agencies";
import { writing } from "../../writing";
import type { Engine } from "../engine";

type Row = { key: string; name: string; short_name: string; kind: StoredAgencyKind; path: string };

/** Gives agencies that an earlier version of the program keyed by their Chinese names the keys of this one. */
export async function rekeyOldKeys(client: Database, db: WriteDb): Promise<void> {
  const old = client.prepare<[], Row>(
    "select key, name, short_name, kind, path from agencies where key glob '*[^ -~]*'",
  );
  if (old.get() === undefined) return;
  await writing(db, () => resealing(db, () => rekey(client, db.engine, old.all())));
}

async function rekey(client: Database, engine: Engine, rows: readonly Row[]): Promise<void> {
  const one = client.prepare<[string], Row>(
    "select key, name, short_name, kind, path from agencies where key = ?",
  );
  const taken = new Set<string>();
  const free = (key: string) => !taken.has(key) && one.get(key) === undefined;
  const keys = new Map<string, string>();
  const codes: string[] = [];
  for (const { key, name, kind, path } of rows) {
    const above = path.split("/").slice(1, -2);
    const parent = above.at(-1) ?? null;
    const places: string[] = [];
    for (const place of above) {
      const row = one.get(place);
      if (row) places.push(nameBelow(places, row.kind, row.short_name));
    }
    const below = nameBelow(places, kind, name);
    const own = kind === "unknown" ? unassignedKey(name) : bureauKey(parent, below);
    const code = formerCode(key, parent);
    const given =
      [code, own].find((candidate) => candidate !== null && free(candidate)) ?? bureauKey(parent, below, key);
    if (given === code) codes.push(code);
    taken.add(given);
    keys.set(key, given);
  }
  await rekeyAgencies(engine, keys);
  const giveCode = client.prepare<[string]>("update agencies set code = key, sort = key where key = ?");
  for (const code of codes) giveCode.run(code);
}

/** A unit that had ended was keyed by its code and its name, and had no code any more. */
function formerCode(key: string, parent: string | null): string | null {
  const code = /^(\d{6}(?:\d{3})?)-/.exec(key)?.[1];
  return code === undefined || code === parent ? null : code;
}
