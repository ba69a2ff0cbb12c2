import { type Declaration, declare, parseCss, type Variables, written } from "./declarations";

const none: readonly Declaration[] = [];

const known = new Map<string, readonly Declaration[]>();
const [remembered, longest] = [5000, 200];

/**
 * What an element's own style declares. Word writes the same few hundred styles into every page.
 * @throws ReadError when its brackets nest deeper than any style needs
 */
export function ownStyle(style: string | undefined, variables: Variables): readonly Declaration[] {
  if (style === undefined) return none;
  const found = known.get(style);
  if (found) return found;
  const nodes = parseCss(style, "declarationList") ?? [];
  const declarations = [...written(nodes)].flatMap((one) => [...declare(one, variables)]);
  if (style.length > longest || /var\(/i.test(style)) return declarations;
  if (known.size >= remembered) known.clear();
  // A copy: a piece of a page keeps the whole page in memory.
  known.set(` ${style}`.slice(1), declarations);
  return declarations;
}
