/** Values from `low` to `high`, both of which occur. */
export type ValueClass = { low: number; high: number };

/**
 * At most `most` classes of about as many values each, from the lowest; equal values are in one class, and few
 * different values make few classes. Empty without values.
 */
export function valueClasses(values: readonly number[], most: number): ValueClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  const classes: ValueClass[] = [];
  for (let index = 0; index < most; index++) {
    const begun = classes.at(-1);
    const rest = begun ? sorted.filter((value) => value > begun.high) : sorted;
    const low = rest[0];
    if (low === undefined) break;
    const last = rest[Math.max(0, Math.round(rest.length / (most - index)) - 1)] ?? low;
    classes.push({ low, high: index === most - 1 ? (rest.at(-1) ?? low) : last });
  }
  return classes;
}

/** The class that a value is in; -1 where it is in none. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  return classes.findIndex(({ low, high }) => value >= low && value <= high);
}
