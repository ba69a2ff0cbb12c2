import { type RequestedView, requestedView as viewOfQuery } from "@/db/queries/requested-view";
import type { View } from "@/lib/view";
import { database } from "./database";

/** The view of a page's address, with what its filters offer. */
export async function requestedView(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
  defaults: Partial<View> = {},
): Promise<RequestedView> {
  return viewOfQuery(database(), await searchParams, defaults);
}
