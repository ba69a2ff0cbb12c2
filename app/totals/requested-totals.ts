import { type RequestedTotals, totalsOfQuery } from "@/db/views/totals/requested-totals";
import { atVersion, type Query, withVersionProblem } from "../requested-view";

/** What the address of 合计 asks for, at the version that it is frozen to. */
export async function requestedTotals(asked: Query): Promise<RequestedTotals> {
  const { db, query, problem } = await atVersion(asked);
  return withVersionProblem(await totalsOfQuery(db, query), problem);
}
