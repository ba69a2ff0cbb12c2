import type { Problem } from "../reading";

/** Where a year was found, and how far it can be trusted. */
export type YearWitness = { where: string; year: number; weight: number };

/** A title may be mistyped and a period sentence be left from last year; names of files are given by anybody. */
export const witnessWeight = { title: 4, period: 3, beside: 2, path: 1 } as const;

/**
 * The year for which the weightier witnesses stand, the first of them where they are even. Strong witnesses that
 * say otherwise are an error, a file's or folder's name a note: files are often named for the year they came in.
 */
export function weighYears(
  witnesses: readonly YearWitness[],
): { year: number; problems: Problem[] } | undefined {
  const [first] = witnesses;
  if (!first) return undefined;
  const weights = new Map<number, number>();
  for (const { year, weight } of witnesses) {
    const known = weights.get(year);
    weights.set(year, known === undefined ? weight : known + weight);
  }
  const [year] = [...weights].sort(([, a], [, b]) => b - a)[0] ?? [first.year];
  const others = witnesses.filter((witness) => witness.year !== year);
  if (others.length === 0) return { year, problems: [] };
  const said = witnesses.map((witness) => `${witness.where}为${witness.year}年`).join("，");
  const severity = others.some(({ weight }) => weight > witnessWeight.path) ? "error" : "note";
  return {
    year,
    problems: [{ check: "identity", severity, cells: [], message: `${said}；按${year}年采用。` }],
  };
}
