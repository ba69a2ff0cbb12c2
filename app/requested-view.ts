import { z } from "zod";
import type { ReadDb } from "@/db/client";
import type { AgencyRow } from "@/db/queries/agency-rows";
import { type CoverageRow, filingCoverage } from "@/db/queries/coverage";
import { type Group, groupOf } from "@/db/queries/group";
import { groupMembers } from "@/db/queries/group-members";
import { allKinds } from "@/db/views/filing-view";
import { type RequestedView, viewOfQuery } from "@/db/views/requested-view";
import { viewSpan } from "@/db/views/view-series";
import type { GroupKind } from "@/lib/agencies/agency-kind";
import { settings } from "@/lib/settings";
import { itemsOnPage, noSuchPage, pageCount } from "@/lib/view/page-number";
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
  const { db, query, problem } = await atVersion(await searchParams);
  const found = await viewOfQuery(db, query, defaults);
  return { ...withVersionProblem(found, problem), db };
}

/** The database at the version that an address is frozen to; of one that is not there the latest, and the query without it. */
export async function atVersion({
  v,
  ...query
}: Query): Promise<{ db: ReadDb; query: Query; problem: string | null }> {
  const frozen = typeof v === "string" && v !== "" ? await databaseAt(v) : null;
  const db = frozen ?? (await database());
  const problem =
    v === undefined || v === "" || frozen ? null : `没有数据版本“${String(v).slice(0, longestQuoted)}”`;
  return { db, query: frozen ? { ...query, v } : query, problem };
}

/** With the problem, where there is one, that the version of the address is not there. */
export const withVersionProblem = <Found extends { problems: string[]; wrong: string[] }>(
  found: Found,
  problem: string | null,
): Found =>
  problem === null
    ? found
    : { ...found, problems: [...found.problems, problem], wrong: [...found.wrong, "v"] };

/** Agencies on a page of who filed when, and of the list of agencies. */
const onPage = { coverage: 60, agencies: 600 };

type RequestedOverview = Requested & {
  /** Whether all agencies with errors are to be listed. */
  all: boolean;
  /** The kinds that are shown, each by itself: the one that is asked for, or all. */
  kinds: readonly GroupKind[];
  /** Who filed when, all of it and what the page shows of it. */
  rows: CoverageRow[];
  shown: CoverageRow[];
  pages: number;
};

/** What the address of the overview asks for. */
export async function requestedOverview({ all, ...query }: Query): Promise<RequestedOverview> {
  const found = await requestedView(await fromHome(query));
  const { db, view, years, page } = found;
  const kinds = query.kind === undefined || query.kind === "" ? allKinds : [view.kind];
  const rows: CoverageRow[] = [];
  for (const kind of kinds) {
    const group: Group = { ...groupOf({ ...view, kind }), everywhere: true };
    rows.push(...(await filingCoverage(db, group, viewSpan(view, years))));
  }
  const shown = itemsOnPage(rows, page, onPage.coverage);
  const pages = pageCount(rows.length, onPage.coverage);
  return { ...withPage(found, pages), all: all === "1", kinds, rows, shown, pages };
}

/** A query that names no region, at that of the office that runs the site. */
async function fromHome(query: Query): Promise<Query> {
  const { HOME_REGION: region } = settings();
  if (region === "" || query.region !== undefined) return query;
  const { regions } = await requestedView({ v: query.v });
  return regions.some(({ key }) => key === region) ? { ...query, region } : query;
}

/** With the problem that a page beyond the last was asked for, where nothing else is wrong. */
function withPage(found: Requested, pages: number): Requested {
  if (found.problems.length > 0 || found.page <= pages) return found;
  return { ...found, problems: [noSuchPage(found.page, pages)], wrong: ["page"] };
}

type RequestedSearch = Requested & {
  /** What is searched for; empty where the group is listed. */
  words: string;
  /** The group, or where words are searched for nobody: all of it and what the page shows of it. */
  members: AgencyRow[];
  shown: AgencyRow[];
  pages: number;
};

/** What the address of the list of agencies asks for: a group, or words to search for. */
export async function requestedSearch({ q, ...query }: Query): Promise<RequestedSearch> {
  const asked = await requestedView(query);
  const words = [q ?? ""].flat().join(" ").trim();
  const members = words === "" ? await groupMembers(asked.db, groupOf(asked.view), null) : [];
  const pages = pageCount(members.length, onPage.agencies);
  const shown = itemsOnPage(members, asked.page, onPage.agencies);
  const found = { ...withPage(asked, pages), words, members, shown, pages };
  if (!Array.isArray(q)) return found;
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
