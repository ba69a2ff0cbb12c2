import type { ReadDb } from "@/db/client";
import { type RequestedView, viewOfQuery } from "@/db/views/requested-view";
import type { View } from "@/lib/view/view";
import { database, databaseAt } from "./database";

/** The query of an address as pages get it. */
export type Query = Record<string, string | string[] | undefined>;

/** What an address asks for, and the database at the version that it is frozen to. */
export type Requested = RequestedView & { db: ReadDb };

const longestQuoted = 30;

/** The view of an address, what its filters offer, and the database at the version that it is frozen to. */
export async function requestedView(
  searchParams: Query | Promise<Query>,
  defaults: Partial<View> = {},
): Promise<Requested> {
  const { v, ...query } = await searchParams;
  const frozen = typeof v === "string" && v !== "" ? await databaseAt(v) : null;
  const db = frozen ?? database();
  const found = await viewOfQuery(db, frozen ? { ...query, v } : query, defaults);
  if (v === undefined || v === "" || frozen) return { ...found, db };
  const problem = `没有数据版本“${String(v).slice(0, longestQuoted)}”`;
  return { ...found, db, problems: [...found.problems, problem], wrong: [...found.wrong, "v"] };
}
