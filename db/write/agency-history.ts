import { and, getTableColumns, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import type { WriteDb } from "../client";
import { agencies, agencyHistory } from "../schema";

const { agency: _, versionSuperseded: __, ...kept } = getTableColumns(agencyHistory);
const names = sql.join(
  Object.values(kept).map(({ name }) => sql.identifier(name)),
  sql`, `,
);

/**
 * Keeps the states of agencies that are about to change in a version, for the versions that had them, and makes the
 * rows belong to the new version. Those that no version shows yet have nothing to keep.
 */
export function keepAgencyStates(db: WriteDb, version: number, affected: SQL): void {
  const shown = and(affected, isNotNull(agencies.versionAdded), ne(agencies.versionAdded, version));
  db.run(sql`insert into ${agencyHistory} (agency, ${names}, version_superseded)
    select id, ${names}, ${version} from ${agencies} where ${shown}`);
  db.update(agencies).set({ versionAdded: version }).where(shown).run();
}
