import { type SearchKeys, searchRank, searchWords } from "@/lib/agencies/agency-search";

/** An indicator as the fields offer it, and what it is found by. */
export type OfferedIndicator = { id: string; zh: string; group: string; means: string; keys: SearchKeys };

/** Those that answer a query, the best first and each once; all of them in their order where nothing is asked. */
export function foundIndicators(
  offered: readonly OfferedIndicator[],
  query: string,
): readonly OfferedIndicator[] {
  const words = searchWords(query);
  if (words.length === 0) return offered;
  const ranked = offered.flatMap((one) => {
    const rank = searchRank(words, one.keys);
    return rank === null ? [] : [{ one, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return [...new Map(ranked.map(({ one }) => [one.id, one])).values()];
}
