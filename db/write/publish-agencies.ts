import { inArray, isNull } from "drizzle-orm";
import type { WriteDb } from "../client";
import { inChunks } from "../in-chunks";
import { agencies } from "../schema";
import { livingImports, type OpenImport } from "./open-import";
import { applyAgencyEdits } from "./store-agency";

/**
 * Gives the new agencies their version: those that the import brought, those of the reports that are published and
 * all above them, and those that a dead import left. The edits that the import kept back are applied. Returns the keys
 * of what changed and of all that it lies in, or lay in before.
 */
export async function publishAgencies(
  db: WriteDb,
  by: OpenImport,
  reporting: readonly number[],
  version: () => Promise<number>,
): Promise<ReadonlySet<string>> {
  const edited = by.edits.map(({ key }) => key);
  const changed = await keysAround(db, edited);
  await applyAgencyEdits(db, by.edits, version);
  for (const key of await keysAround(db, edited)) changed.add(key);
  const waiting = await db
    .select({ id: agencies.id, key: agencies.key, path: agencies.path })
    .from(agencies)
    .where(isNull(agencies.versionAdded));
  if (waiting.length === 0) return changed;
  const alone = [...(await livingImports(db))].every((token) => token === by.token);
  const filed = new Set(reporting);
  const asked = waiting.filter(({ id, key }) => alone || by.agencies.has(key) || filed.has(id));
  const keys = new Set(asked.flatMap(({ path }) => path.split("/")));
  const ids = waiting.flatMap(({ id, key }) => (keys.has(key) ? [id] : []));
  if (ids.length === 0) return changed;
  const versionAdded = await version();
  for (let start = 0; start < ids.length; start += IDS)
    await db
      .update(agencies)
      .set({ versionAdded })
      .where(inArray(agencies.id, ids.slice(start, start + IDS)));
  for (const { key, path } of waiting)
    if (keys.has(key)) for (const place of path.split("/")) changed.add(place);
  return changed;
}

/** The keys of some agencies and of all that they lie in. */
async function keysAround(db: WriteDb, keys: readonly string[]): Promise<Set<string>> {
  const rows = await inChunks(keys, (some) =>
    db.select({ path: agencies.path }).from(agencies).where(inArray(agencies.key, some)),
  );
  return new Set(rows.flatMap(({ path }) => path.split("/")));
}

/** So many in one statement. */
const IDS = 1_000;
