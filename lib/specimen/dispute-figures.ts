import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { deal, poisson, type Random } from "./seeded-random";

const perClosed = { review: 0.05, suit_direct: 0.012, suit_after_review: 0.008 } as const;
/** upheld, overturned, other, pending */
const weights = [60, 12, 18, 10];

/** Reviews and suits in proportion to the requests closed; each route's results sum to its total. */
export function drawDisputes(random: Random, figures: Map<string, number>, closed: number): void {
  const results = disputeResults.map(({ id }) => id).filter((id) => id !== "total");
  for (const { id: route } of disputeRoutes) {
    const total = poisson(random, closed * perClosed[route]);
    const counts = deal(random, total, weights);
    for (const [at, result] of results.entries()) {
      const count = counts[at];
      if (count === undefined) throw new Error(`no weight for "${result}"`);
      figures.set(disputeCellId(route, result), count);
    }
    figures.set(disputeCellId(route, "total"), total);
  }
}
