import { z } from "zod";
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
  const db = frozen ?? (await database());
  const found = await viewOfQuery(db, frozen ? { ...query, v } : query, defaults);
  if (v === undefined || v === "" || frozen) return { ...found, db };
  const problem = `没有数据版本“${String(v).slice(0, longestQuoted)}”`;
  return { ...found, db, problems: [...found.problems, problem], wrong: [...found.wrong, "v"] };
}

/** What the address of the overview asks for: a view, and whether all of its findings are to be listed. */
export async function requestedOverview({ all, ...query }: Query): Promise<Requested & { all: boolean }> {
  return { ...(await requestedView(query)), all: all === "1" };
}

/** What the address of the list of agencies asks for: a group, or words to search for. */
export async function requestedSearch({ q, ...query }: Query): Promise<Requested & { words: string }> {
  const found = await requestedView(query);
  if (!Array.isArray(q)) return { ...found, words: q?.trim() ?? "" };
  return {
    ...found,
    words: "",
    problems: [...found.problems, "一次只能查找一个名称"],
    wrong: [...found.wrong, "q"],
  };
}

const themeSchema = z.enum(["light", "dark"]).default("light");
const followSchema = z.enum(["", "1"]).default("");

type RequestedShare = Requested & { theme: "light" | "dark"; follow: boolean };

/** What the address of 嵌入与转用 asks for: a view, on light or dark, of this version or of the latest. */
export async function requestedShare({ theme, follow, ...query }: Query): Promise<RequestedShare> {
  const found = await requestedView(query);
  const [ground, data] = [themeSchema.safeParse(theme), followSchema.safeParse(follow)];
  const wrong = [...(ground.success ? [] : ["theme"]), ...(data.success ? [] : ["follow"])];
  const sentences: Record<string, string> = {
    theme: "theme可以是light、dark",
    follow: "follow只能是1，即随新的导入更新",
  };
  return {
    ...found,
    problems: [...found.problems, ...wrong.flatMap((key) => sentences[key] ?? [])],
    wrong: [...found.wrong, ...wrong],
    theme: ground.data ?? "light",
    follow: data.data === "1",
  };
}
