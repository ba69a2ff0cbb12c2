import type { Database } from "better-sqlite3";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { ownCatalogue, parseCatalogue, type StoredCatalogue } from "./stored-catalogue";

/** The dataset version that a handle shows. `day` is that of its making, in China. */
export type ShownVersion = { id: number; label: string; day: string };

export type VersionFacts = { version: ShownVersion | null; catalogue: StoredCatalogue };

type Row = { id: number; label: string; createdAt: string; catalogue: string | null };

/** The latest finished version, or the one of a label, with its definitions; undefined where there is none. */
export function findVersion(client: Database, label?: string): VersionFacts | undefined {
  const row = client
    .prepare<[{ label: string | null }], Row>(
      `select v.id, v.label, v.created_at createdAt, c.json catalogue
       from main.dataset_versions v left join main.catalogues c on c.sha = v.catalogue
       where v.finished_at is not null and (:label is null or v.label = :label)
       order by v.id desc limit 1`,
    )
    .get({ label: label ?? null });
  if (!row) return undefined;
  const { id, createdAt, catalogue } = row;
  return {
    version: { id, label: row.label, day: shanghaiDay(new Date(createdAt)) },
    catalogue: catalogueOf(catalogue ?? ownCatalogue.json),
  };
}

/** What an empty database has: no version, and the definitions of this program. */
export function noVersion(): VersionFacts {
  return { version: null, catalogue: catalogueOf(ownCatalogue.json) };
}

let parsed: { json: string; catalogue: StoredCatalogue } | null = null;

function catalogueOf(json: string): StoredCatalogue {
  if (parsed?.json !== json) parsed = { json, catalogue: parseCatalogue(json) };
  return parsed.catalogue;
}
