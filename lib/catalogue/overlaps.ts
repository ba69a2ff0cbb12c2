import { identities } from "./identities";
import type { Indicator } from "./indicators";

/** The cells that a printed total is the sum of, by the total: over all forms together. */
const partsOf = new Map<string, Set<string>>();
for (const { left, right } of identities) {
  const [whole, ...more] = right;
  if (whole === undefined || more.length > 0) continue;
  partsOf.set(whole, new Set([...(partsOf.get(whole) ?? []), ...left]));
}

/** The cells that nothing is the sum of, below some cells. */
function leaves(cells: readonly string[], found = new Set<string>()): Set<string> {
  for (const cell of cells) {
    const parts = partsOf.get(cell);
    if (parts) leaves([...parts], found);
    else found.add(cell);
  }
  return found;
}

/** Whether one level counts what the other counts: `contains` where it holds more, or is the same by another name. */
export function overlapOf(one: Indicator, other: Indicator): "contains" | "within" | null {
  const [own, others] = [leaves(one.part), leaves(other.part)];
  if (![...own].some((cell) => others.has(cell))) return null;
  return own.size > others.size || (own.size === others.size && one.id < other.id) ? "contains" : "within";
}
