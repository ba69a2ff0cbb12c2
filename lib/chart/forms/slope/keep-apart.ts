import type { Plot } from "../../drawing/plot";
import { spreadLabels } from "../../drawing/spread-labels";

/**
 * Labels that stand at least `gap` px apart: those that must be there are moved for it, as far as they fit; of the
 * others, in the order given, only those are kept that find their place free.
 */
export function keepApart<Item extends { y: number }>(
  items: readonly Item[],
  must: (item: Item) => boolean,
  gap: number,
  plot: Plot,
): { item: Item; y: number }[] {
  const needed = items.filter(must);
  const places = spreadLabels(
    needed.map(({ y }) => y),
    gap,
    plot.top,
    plot.bottom,
  );
  const placed = (places ? needed : []).map((item, index) => ({ item, y: places?.[index] ?? item.y }));
  for (const item of places ? items.filter((other) => !must(other)) : items)
    if (placed.every(({ y }) => Math.abs(y - item.y) >= gap)) placed.push({ item, y: item.y });
  return placed;
}
