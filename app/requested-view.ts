import type { ReadDb } from "@/db/client";
import { type RequestedView, requestedView as viewOfQuery } from "@/db/queries/requested-view";
import type { View } from "@/lib/view";
import { database, databaseAt } from "./database";

type Query = Record<string, string | string[] | undefined>;

/** The view of an address, what its filters offer, and the database at the version that it is frozen to. */
export async function requestedView(
  searchParams: Promise<Query>,
  defaults: Partial<View> = {},
): Promise<RequestedView & { db: ReadDb }> {
  const { v, ...query } = await searchParams;
  const frozen = typeof v === "string" && v !== "" ? await databaseAt(v) : null;
  const db = frozen ?? database();
  const found = await viewOfQuery(db, frozen ? { ...query, v } : query, defaults);
  if (v === undefined || v === "" || frozen) return { ...found, db };
  return { ...found, db, problems: [...found.problems, `没有数据版本“${String(v)}”，这里是最新的数据`] };
}
