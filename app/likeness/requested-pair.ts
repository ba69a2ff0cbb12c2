import { z } from "zod";
import type { LikeReport } from "@/db/queries/likenesses";
import { type LikePairPage, likePair } from "@/db/views/like-pair";
import { scopes } from "@/lib/catalogue/form-facts";
import { database } from "../database";
import type { Query } from "../requested-view";

const year = z.coerce.number().int().min(2000).max(2100);
const pathSchema = z.tuple([z.string().max(300), year, z.string().max(300), year]);
const querySchema = z.object({
  scope: z.enum(scopes).default("own"),
  other: z.enum(scopes).default("own"),
});

/**
 * The two reports that an address names, beside each other; null where there is no such pair.
 * @param pieces of the path, decoded: agency, year, the other agency, its year
 */
export async function requestedPair(
  pieces: readonly (string | undefined)[],
  query: Query,
): Promise<LikePairPage | null> {
  const path = pathSchema.safeParse(pieces);
  const scope = querySchema.safeParse(query);
  if (!path.success || !scope.success) return null;
  const [agency, ofYear, other, otherYear] = path.data;
  const first: LikeReport = { agency, year: ofYear, scope: scope.data.scope };
  const second: LikeReport = { agency: other, year: otherYear, scope: scope.data.other };
  return likePair(await database(), first, second);
}
