import {
  type Declaration,
  declare,
  parseDeclarations,
  shortened,
  type Variables,
  written,
} from "./declarations";
import type { WorkLimit } from "./work-limit";

const none: readonly Declaration[] = [];

const known = new Map<string, readonly Declaration[]>();
const [remembered, longest] = [5000, 200];

/** A page has a few thousand styles at most that differ. */
const workOfStyle = 1000;

/**
 * What an element's own style declares. Word writes the same few hundred styles into every page.
 * @throws ReadError where it or the page needs more work than any page does
 */
export function ownStyle(
  style: string | undefined,
  variables: Variables,
  limit: WorkLimit,
): readonly Declaration[] {
  if (style === undefined) return none;
  const found = known.get(style);
  if (found) return found;
  limit.spend(workOfStyle);
  const nodes = parseDeclarations(shortened(style));
  const declarations = [...written(nodes)].flatMap((one) => [...declare(one, variables)]);
  if (style.length > longest || /var\(/i.test(style)) return declarations;
  if (known.size >= remembered) known.clear();
  // A copy: a piece of a page keeps the whole page in memory.
  known.set(` ${style}`.slice(1), declarations);
  return declarations;
}
