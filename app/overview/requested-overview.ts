import { type Query, type Requested, requestedView } from "../requested-view";

/** What the address of the overview asks for: a view, and whether all of its findings are to be listed. */
export async function requestedOverview({ all, ...query }: Query): Promise<Requested & { all: boolean }> {
  return { ...(await requestedView(query)), all: all === "1" };
}
