import { asc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../client";
import { agencies } from "../schema";

const above = alias(agencies, "above");

/** The agency of a key, else all that bear exactly this name, by division code, each with what it lies in. */
export async function agenciesNamed(
  db: ReadDb,
  text: string,
): Promise<{ key: string; name: string; parentName: string | null }[]> {
  const rows = await db
    .select({ key: agencies.key, name: agencies.shortName, parentName: above.shortName })
    .from(agencies)
    .leftJoin(above, eq(above.key, agencies.parentKey))
    .where(or(eq(agencies.key, text), eq(agencies.shortName, text), eq(agencies.name, text)))
    .orderBy(asc(agencies.sort));
  const ofKey = rows.filter(({ key }) => key === text);
  return ofKey.length > 0 ? ofKey : rows;
}
