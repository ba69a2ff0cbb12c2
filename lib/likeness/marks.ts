/** Letters in a row that are looked at together. */
export const GRAM = 8;

/** One of so many runs is kept, told by its hash alone: the same run is kept in every text or in none. */
const KEPT = 4;

/**
 * Visits the kept runs of eight letters, each with its hash and its place. A hash of 32 bits fixes for ever which these
 * are, so marks of different days can be compared.
 */
export function eachMark(letters: string, visit: (mark: number, at: number) => void): void {
  let rolling = 0;
  for (let at = 0; at < letters.length; at += 1) {
    if (at >= GRAM) rolling = (rolling - Math.imul(letters.charCodeAt(at - GRAM), leading)) | 0;
    rolling = (Math.imul(rolling, BASE) + letters.charCodeAt(at)) | 0;
    if (at < GRAM - 1) continue;
    const mark = mixed(rolling);
    if (mark % KEPT === 0) visit(mark, at - GRAM + 1);
  }
}

const BASE = 0x01000193;
const leading = Array.from({ length: GRAM - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Every bit of the hash depends on every bit of the sum. */
function mixed(sum: number): number {
  let hash = sum;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The marks of a text, each once, in order. */
export function marksOfText(letters: string): Uint32Array {
  const found = new Set<number>();
  eachMark(letters, (mark) => found.add(mark));
  return Uint32Array.from(found).sort();
}
