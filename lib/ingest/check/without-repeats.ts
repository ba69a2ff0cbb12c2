import type { Problem } from "../reading";

/** The problems in their order, each sentence of a check once: two rows may be wrong in the same words. */
export function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ check, message }) => {
    const key = `${check} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
