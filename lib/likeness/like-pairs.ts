import {
  agenciesOf,
  commonFrom,
  commonMarks,
  eachHolding,
  fewestAgencies,
  isHeldByMany,
  type MarkedText,
} from "./common-marks";
import { statutoryMarks } from "./statutory-marks";

/** Two texts by their places that may be alike, the one with the lower place first. */
export type LikePair = readonly [first: number, second: number];

/** So many marks that not everybody has: some eighty letters. */
const FEWEST_SHARED = 10;
/** About half of the share that is spoken of, of another's text and of one's own: marks are a sample. */
const LEAST_SHARE = 0.15;
const LEAST_SHARE_OF_OWN = 0.4;
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
      if (texts[first]?.agency === texts[second]?.agency) return count >= shorter * LEAST_SHARE_OF_OWN;
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
  const lists = new MarkLists();
  eachHolding(texts, sought, (mark, holders) => {
    if (holders.length < 2 || statutoryMarks.has(mark) || isHeldByMany(texts, holders, limit)) return;
    lists.add(holders);
  });
  const listsOf = lists.byHolder(texts.length);
  const found: { pair: LikePair; count: number }[] = [];
  const counts = new Uint16Array(texts.length);
  for (const place of [...sought].sort((one, other) => one - other)) {
    const touched: number[] = [];
    for (let turn = listsOf.ends[place - 1] ?? 0; turn < (listsOf.ends[place] ?? 0); turn += 1)
      for (const other of lists.of(listsOf.lists[turn] ?? 0)) {
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

/** The holders of one mark after those of another, in one list: there may be millions. */
class MarkLists {
  private holders = new Uint32Array(1024);
  private ends = new Uint32Array(1024);
  private held = 0;
  private count = 0;

  add(holders: Uint32Array): void {
    if (this.held + holders.length > this.holders.length) this.holders = wider(this.holders, holders.length);
    if (this.count === this.ends.length) this.ends = wider(this.ends, 1);
    this.holders.set(holders, this.held);
    this.held += holders.length;
    this.ends[this.count++] = this.held;
  }

  of(list: number): Uint32Array {
    return this.holders.subarray(this.ends[list - 1] ?? 0, this.ends[list]);
  }

  /** The lists that each holder is in, one holder after the other, and where those of each end. */
  byHolder(texts: number): { lists: Uint32Array; ends: Uint32Array } {
    const ends = new Uint32Array(texts);
    for (const holder of this.holders.subarray(0, this.held)) ends[holder] = (ends[holder] ?? 0) + 1;
    let sum = 0;
    for (let place = 0; place < texts; place += 1) {
      const own = ends[place] ?? 0;
      // For now where those of each begin; it becomes the end as they are put in.
      ends[place] = sum;
      sum += own;
    }
    const lists = new Uint32Array(sum);
    for (let list = 0; list < this.count; list += 1)
      for (const holder of this.of(list)) {
        const at = ends[holder] ?? 0;
        lists[at] = list;
        ends[holder] = at + 1;
      }
    return { lists, ends };
  }
}

function wider(list: Uint32Array, more: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(list.length * 2 + more);
  copy.set(list);
  return copy;
}
