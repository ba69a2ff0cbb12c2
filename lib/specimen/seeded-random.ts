/** A stream of numbers that its seed fixes for ever: the same seed, the same documents. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Throws for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Some of the items, each once, in their order. */
  sample<T>(items: readonly T[], count: number): T[];
};

/** Mulberry32 over an FNV-1a hash of the seed; good enough for figures, not for secrets. */
export function seededRandom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const at = int(0, items.length - 1);
    for (const item of items.slice(at, at + 1)) return item;
    throw new Error("nothing to pick from");
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    let wanted = Math.min(count, items.length);
    return items.filter((_, at) => {
      const taken = next() * (items.length - at) < wanted;
      if (taken) wanted -= 1;
      return taken;
    });
  };
  return { next, int, chance: (probability) => next() < probability, pick, sample };
}

/** A count with this mean (Poisson; by the normal curve above 60). */
export function poisson(random: Random, mean: number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return Math.max(0, Math.round(mean + normal * Math.sqrt(mean)));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** So many things dealt out over the weights; the parts sum to `count`. Throws where no weight is above 0. */
export function deal(random: Random, count: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(whole > 0)) throw new Error(`no weight above 0 among [${weights.join(", ")}]`);
  const parts = weights.map(() => 0);
  for (let thing = 0; thing < count; thing++) {
    let point = random.next() * whole;
    const found = weights.findIndex((weight) => {
      point -= weight;
      return point < 0;
    });
    const at = found === -1 ? weights.findLastIndex((weight) => weight > 0) : found;
    parts.splice(at, 1, (parts[at] ?? Number.NaN) + 1);
  }
  return parts;
}

function hash(seed: string): number {
  let value = 0x811c9dc5;
  for (const character of seed) value = Math.imul(value ^ (character.codePointAt(0) ?? -1), 0x01000193);
  return value | 0;
}
