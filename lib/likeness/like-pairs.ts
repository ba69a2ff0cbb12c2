import {
  agenciesOf,
  commonFrom,
  commonMarks,
  eachHolding,
  fewestAgencies,
  holdersAgencies,
  type MarkedText,
} from "./common-marks";
import { statutoryMarks } from "./statutory-marks";

/** Two texts by their places that may be alike, the one with the lower place first. */
export type LikePair = readonly [first: number, second: number];

/** So many marks that not everybody has: some eighty letters. */
const FEWEST_SHARED = 10;
/** Half of the share that is spoken of: marks are a sample. */
const LEAST_SHARE = 0.15;
/** So many are looked at however long the texts are. */
const MANY_SHARED = 50;

/**
 * Which texts may be alike: those that share marks which few agencies have. Only pairs with one of the sought texts are
 * looked for. What is common is found by all texts, so these have to be all that there are.
 */
export function likePairs(
  texts: readonly MarkedText[],
  sought: ReadonlySet<number>,
): { pairs: LikePair[]; common: ReadonlySet<number> } {
  const agencies = agenciesOf(texts);
  if (agencies < fewestAgencies) return { pairs: [], common: new Set() };
  const shared = sharingPairs(texts, sought, commonFrom(agencies));
  const common = commonMarks(texts, new Set(shared.flatMap(({ pair }) => pair)));
  const distinctive = new Map<number, number>();
  const distinctiveOf = (place: number) => {
    const known = distinctive.get(place);
    if (known !== undefined) return known;
    let count = 0;
    for (const mark of texts[place]?.marks ?? []) if (!common.has(mark)) count += 1;
    distinctive.set(place, count);
    return count;
  };
  const pairs = shared
    .filter(({ pair: [first, second], count }) => {
      const shorter = Math.min(distinctiveOf(first), distinctiveOf(second));
      return count >= MANY_SHARED || count >= shorter * LEAST_SHARE;
    })
    .map(({ pair }) => pair);
  return { pairs, common };
}

function sharingPairs(
  texts: readonly MarkedText[],
  sought: ReadonlySet<number>,
  limit: number,
): { pair: LikePair; count: number }[] {
  // The holders of one mark after those of another, in one list: there may be millions.
  const holding: number[] = [];
  const ends: number[] = [];
  const listsOf = new Map<number, number[]>();
  eachHolding(texts, sought, (mark, holders) => {
    if (holders.length < 2 || statutoryMarks.has(mark) || holdersAgencies(texts, holders) >= limit) return;
    for (const holder of holders) {
      holding.push(holder);
      if (!sought.has(holder)) continue;
      const known = listsOf.get(holder);
      if (known) known.push(ends.length);
      else listsOf.set(holder, [ends.length]);
    }
    ends.push(holding.length);
  });
  const found: { pair: LikePair; count: number }[] = [];
  const counts = new Uint16Array(texts.length);
  for (const place of [...listsOf.keys()].sort((one, other) => one - other)) {
    const touched: number[] = [];
    for (const list of listsOf.get(place) ?? [])
      for (let at = ends[list - 1] ?? 0; at < (ends[list] ?? 0); at += 1) {
        const other = holding[at] ?? place;
        // Where both are sought, the pair is met twice.
        if (other === place || (other < place && sought.has(other))) continue;
        if (counts[other] === 0) touched.push(other);
        counts[other] = (counts[other] ?? 0) + 1;
      }
    for (const other of touched.sort((one, two) => one - two)) {
      const count = counts[other] ?? 0;
      counts[other] = 0;
      if (count >= FEWEST_SHARED)
        found.push({ pair: other < place ? [other, place] : [place, other], count });
    }
  }
  return found;
}
