import type { Line } from "@/lib/series/series";

/** Says which of the chosen agencies a chart cannot have, as they were not there in its years. */
export function absentNotes(
  chosen: readonly { key: string; name: string }[],
  lines: readonly Line[],
): string[] {
  const there = new Set(lines.map(({ key }) => key));
  const absent = chosen.filter(({ key }) => !there.has(key)).map(({ name }) => name);
  if (absent.length === 0) return [];
  return [`${absent.join("、")}在这些年份还没有设立或已经撤并，没有列入`];
}

/** The agencies with the given keys that there are, as named. */
export function namedAgencies(keys: readonly string[], names: ReadonlyMap<string, string>) {
  return keys.flatMap((key) => {
    const name = names.get(key);
    return name === undefined ? [] : [{ key, name }];
  });
}
