import { z } from "zod";
import {
  type ImportList,
  type ImportReview,
  importList,
  importReview,
  type ReviewPart,
  reviewParts,
} from "@/db/views/imports/import-review";
import { noSuchPage, pageCount, pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { database } from "../database";
import type { Query } from "../requested-view";

const versionsOnPage = 50;

const listSchema = z.strictObject({ page: pageNumber });
const reviewSchema = z.strictObject({ part: z.enum(reviewParts).optional(), page: pageNumber });

type Problems = { problems: string[]; wrong: string[] };

/** A page of the list of imports; where there are problems, the first one. */
export type RequestedImports = Problems & { list: ImportList; page: number; pages: number };

export async function requestedImports(query: Query): Promise<RequestedImports> {
  const { data, ...found } = readQuery(listSchema, query, { page: 1 });
  const { page } = data;
  const list = await importList(await database(), {
    offset: (page - 1) * versionsOnPage,
    limit: versionsOnPage,
  });
  const pages = pageCount(list.total, versionsOnPage);
  return { list, page, pages, ...withPage(found, page, pages) };
}

/** The review of a version, whole or one part of it. */
export type RequestedReview = Problems & {
  review: ImportReview;
  part: ReviewPart | undefined;
  page: number;
  pages: number;
};

/** Null where there is no version of that label. */
export async function requestedReview(label: string, query: Query): Promise<RequestedReview | null> {
  const { data, ...found } = readQuery(reviewSchema, query, { page: 1 });
  const { part, page } = data;
  const review = await importReview(await database(), label, { part, page });
  if (!review) return null;
  const pages = part === undefined ? 1 : review[part].pages;
  return { review, part, page, pages, ...withPage(found, page, pages) };
}

function readQuery<Schema extends z.ZodType>(schema: Schema, query: Query, otherwise: z.infer<Schema>) {
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== undefined),
  );
  const found = schema.safeParse(asked);
  if (found.success) return { data: found.data, problems: [], wrong: [] };
  return {
    data: otherwise,
    problems: found.error.issues.map((issue) => queryProblem(issue, asked)),
    wrong: Object.keys(asked).filter((key) => !schema.safeParse({ [key]: asked[key] }).success),
  };
}

const withPage = ({ problems, wrong }: Problems, page: number, pages: number): Problems =>
  page <= pages
    ? { problems, wrong }
    : { problems: [...problems, noSuchPage(page, pages)], wrong: [...wrong, "page"] };
