import type { ReadDb } from "@/db/client";
import { filingOfQuery, type RequestedFiling } from "@/db/views/requested-filing";
import { atVersion, type Query, withVersionProblem } from "../requested-view";

/** What the address of 报送 asks for, and the database at the version that it is frozen to. */
export async function requestedFiling(asked: Query): Promise<RequestedFiling & { db: ReadDb }> {
  const { db, query, problem } = await atVersion(asked);
  return { ...withVersionProblem(await filingOfQuery(db, query), problem), db };
}
