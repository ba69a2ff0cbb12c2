/** Of some values, linearly interpolated; null where there are none. */
export type Quartiles = { q1: number | null; median: number | null; q3: number | null };

export function quartilesOf(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const quartile = (fourths: number) => {
    const place = ((sorted.length - 1) * fourths) / 4;
    const low = sorted[Math.floor(place)];
    const high = sorted[Math.ceil(place)];
    return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
  };
  return { q1: quartile(1), median: quartile(2), q3: quartile(3) };
}
