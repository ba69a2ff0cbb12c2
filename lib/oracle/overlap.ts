import { identities } from "../catalogue/identities";
import { indicatorById } from "../catalogue/indicators";

/** Whether a level is the total of the other and of more, so that a stack of both would count it twice. */
export function contains(whole: string, part: string): boolean {
  const all = cellsWithin(whole);
  const some = cellsWithin(part);
  if (all.size <= some.size) return false;
  for (const id of some) if (!all.has(id)) return false;
  return true;
}

function cellsWithin(indicator: string): Set<string> {
  const within = new Set(indicatorById(indicator).part);
  let before = 0;
  while (before < within.size) {
    before = within.size;
    for (const { check, left, right } of identities)
      if (check !== "balance" && right.length === 1 && within.has(right[0] ?? ""))
        for (const id of left) within.add(id);
  }
  return within;
}
