import { z } from "zod";
import type { LikenessKind } from "@/db/queries/likenesses";
import { type RegionOption, regionOptions } from "@/db/queries/regions";
import { type LikenessFilter, type LikenessList, likenessList } from "@/db/views/likeness-list";
import { noSuchPage, pageCount, pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { database } from "../database";
import type { Query } from "../requested-view";

export const pairsOnPage = 50;

/** Of whom the two reports of a pair are, in words. */
export const likenessKinds: Readonly<Record<LikenessKind, string>> = {
  agencies: "不同机关之间",
  years: "同一机关不同年度",
};

const filterSchema = z.strictObject({
  region: z.string().max(60).optional(),
  between: z.enum(["agencies", "years"]).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  page: pageNumber,
});

/** What the address of the list of likenesses asks for; where there are problems, all is listed. */
export type RequestedLikeness = {
  filter: LikenessFilter;
  list: LikenessList;
  regions: RegionOption[];
  /** The conditions in words. */
  words: string[];
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
  const { page, ...given } = parsed.success ? parsed.data : { page: 1 };
  const regions = await regionOptions(db);
  const place = regions.find(({ key }) => key === given.region);
  if (given.region !== undefined && !place) {
    problems.push(`没有地区“${given.region}”`);
    wrong.push("region");
  }
  const filter: LikenessFilter = problems.length === 0 ? given : {};
  const { between, year } = filter;
  const words = [
    place?.fullName ?? "全部地区",
    ...(between ? [likenessKinds[between]] : []),
    ...(year ? [`${year}年`] : []),
  ];
  const list = await likenessList(db, filter);
  const pages = pageCount(list.rows.length, pairsOnPage);
  if (page > pages) {
    problems.push(noSuchPage(page, pages));
    wrong.push("page");
  }
  return { filter, list, regions, words, page, pages, problems, wrong };
}
