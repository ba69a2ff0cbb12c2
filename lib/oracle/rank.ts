/** The place of a figure among others, the largest first, as the range that its and their precision leave open. */
export type Rank = { best: number; worst: number; of: number };

export type Ranked = { value: number; approximate: boolean };

export function rankOf(own: Ranked, all: readonly Ranked[]): Rank {
  const mine = rangeOf(own);
  let surelyMore = 0;
  let perhapsMore = 0;
  for (const other of all) {
    if (other === own) continue;
    const theirs = rangeOf(other);
    if (theirs.low > mine.high) surelyMore += 1;
    if (theirs.high > mine.low) perhapsMore += 1;
  }
  return { best: surelyMore + 1, worst: perhapsMore + 1, of: all.length };
}

/** 约1200 may be anything from 1150 to 1250: half a step of its last printed digit that is not 0. */
export function rangeOf({ value, approximate }: Ranked): { low: number; high: number } {
  if (!approximate || value === 0) return { low: value, high: value };
  let step = 1;
  while (Number.isInteger(value / (step * 10))) step *= 10;
  while (!Number.isInteger(value / step)) step /= 10;
  return { low: value - step / 2, high: value + step / 2 };
}
