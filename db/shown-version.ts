import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { DatabaseError } from "./database-error";
import { ownCatalogue, parseCatalogue, type StoredCatalogue } from "./stored-catalogue";

/** The dataset version that a handle shows. `day` is that of its making, in China. */
export type ShownVersion = { id: number; label: string; day: string };

export type VersionFacts = { version: ShownVersion | null; catalogue: StoredCatalogue };

/** Of a version as it is stored. */
export type VersionRow = { id: number; label: string; createdAt: string; catalogue: string | null };

/** Statement for the latest finished version, or the one of a label; its two values are the label, or null twice. */
export const versionStatement = `
  select v.id as id, v.label as label, v.created_at as "createdAt", c.json as catalogue
  from dataset_versions v left join catalogues c on c.sha = v.catalogue
  where v.finished_at is not null and (cast(? as text) is null or v.label = ?)
  order by v.id desc limit 1`;

/** A version with its definitions; of an empty database no version, and the definitions of this program. */
export function versionFacts(row: VersionRow | undefined): VersionFacts {
  if (!row) return { version: null, catalogue: catalogueOf(ownCatalogue.json) };
  const { id, label, createdAt, catalogue } = row;
  return {
    version: { id, label, day: shanghaiDay(new Date(createdAt)) },
    catalogue: catalogueOf(catalogue ?? ownCatalogue.json),
  };
}

let parsed: { json: string; catalogue: StoredCatalogue } | null = null;

function catalogueOf(json: string): StoredCatalogue {
  if (parsed?.json !== json) parsed = { json, catalogue: parsedCatalogue(json) };
  return parsed.catalogue;
}

function parsedCatalogue(json: string): StoredCatalogue {
  try {
    return parseCatalogue(json);
  } catch (error) {
    throw new DatabaseError("数据库已损坏：指标的定义读不出来。请用备份恢复。", { cause: error });
  }
}
