import { and, getTableColumns, isNotNull, ne, type SQL } from "drizzle-orm";
import type { WriteDb } from "../client";
import { agencies, agencyHistory } from "../schema";

const { id: agency, versionAdded, ...state } = getTableColumns(agencies);

/** So many states in one statement. */
const STATES = 200;

/**
 * Keeps the states of agencies that are about to change in a version, for the versions that had them, and makes the
 * rows belong to the new version. Those that no version shows yet have nothing to keep.
 */
export async function keepAgencyStates(db: WriteDb, version: number, affected: SQL): Promise<void> {
  const shown = and(affected, isNotNull(agencies.versionAdded), ne(agencies.versionAdded, version));
  const rows = await db
    .select({ ...state, agency, versionAdded })
    .from(agencies)
    .where(shown)
    .orderBy(agencies.id);
  const states = rows.flatMap(({ versionAdded: since, ...row }) =>
    since === null ? [] : [{ ...row, versionAdded: since, versionSuperseded: version }],
  );
  for (let start = 0; start < states.length; start += STATES)
    await db.insert(agencyHistory).values(states.slice(start, start + STATES));
  await db.update(agencies).set({ versionAdded: version }).where(shown);
}
