import type { Ruling } from "./page-shapes";

/** How far lines may be apart and still be one: double borders, dots, corners that do not quite meet. */
export const slack = 3;

/** Lines of one direction with those that continue or double each other made one. */
export function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at);
  const joined: Ruling[] = [];
  let level: Ruling[] = [];
  const close = () => {
    joined.push(...joinLevel(level));
    level = [];
  };
  for (const ruling of sorted) {
    const first = level[0];
    if (first && ruling.at - first.at > slack) close();
    level.push(ruling);
  }
  close();
  return joined;
}

/** Lines at one height, gaps closed. Where each ends is kept: two tables side by side stay two. */
function joinLevel(level: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const ruling of [...level].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && ruling.from <= last.to + slack) last.to = Math.max(last.to, ruling.to);
    else joined.push({ ...ruling });
  }
  return joined;
}

/** Sorted places with those that are nearer than the slack taken as one. */
export function levelsOf(places: readonly number[]): number[] {
  const levels: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = levels.at(-1);
    if (last === undefined || place - last > slack) levels.push(place);
  }
  return levels;
}

/** The number of the level nearest to a place. */
export function nearestLevel(levels: readonly number[], place: number): number {
  let best = 0;
  levels.forEach((level, index) => {
    if (Math.abs(level - place) < Math.abs((levels[best] ?? Number.POSITIVE_INFINITY) - place)) best = index;
  });
  return best;
}
