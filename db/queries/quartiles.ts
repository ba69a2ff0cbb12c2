/** Of the members' own values, linearly interpolated; null where no member has one. */
export type Quartiles = { median: number | null; q1: number | null; q3: number | null };

/** Quartiles of `count` ordered values, of which those at the places next to each quartile are given. */
export function quartilesOf(count: number, at: ReadonlyMap<number, number>): Quartiles {
  const quartile = (fourths: number) => {
    const place = ((count - 1) * fourths) / 4;
    const low = at.get(Math.floor(place));
    const high = at.get(Math.ceil(place));
    return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
  };
  return { q1: quartile(1), median: quartile(2), q3: quartile(3) };
}
