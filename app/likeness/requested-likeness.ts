import { z } from "zod";
import { type LikenessFilter, type LikenessList, likenessList } from "@/db/views/likeness-list";
import { noSuchPage, pageCount, pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { database } from "../database";
import type { Query } from "../requested-view";

export const pairsOnPage = 50;

const filterSchema = z.strictObject({
  between: z.enum(["agencies", "years"]).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  page: pageNumber,
});

/** What the address of the list of likenesses asks for; where there are problems, all is listed. */
export type RequestedLikeness = {
  filter: LikenessFilter;
  list: LikenessList;
  page: number;
  pages: number;
  problems: string[];
  wrong: string[];
};

export async function requestedLikeness(query: Query): Promise<RequestedLikeness> {
  const db = await database();
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== undefined),
  );
  const parsed = filterSchema.safeParse(asked);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => queryProblem(issue, asked));
  const wrong = parsed.success
    ? []
    : Object.keys(asked).filter((key) => !filterSchema.safeParse({ [key]: asked[key] }).success);
  const { page, ...filter } = parsed.success ? parsed.data : { page: 1 };
  const list = await likenessList(db, filter);
  const pages = pageCount(list.rows.length, pairsOnPage);
  if (page > pages) {
    problems.push(noSuchPage(page, pages));
    wrong.push("page");
  }
  return { filter, list, page, pages, problems, wrong };
}
