import type { Division } from "@/lib/agencies/division";
import { governingParent } from "@/lib/agencies/divisions";
import {
  isBelow,
  isKnownByShortName,
  isPrefecture,
  isZone,
  type PlaceIndex,
} from "@/lib/agencies/place-index";

/** One way to read the beginning of a name as places, each within the one before. */
export type PlacePrefix = {
  /** The last and lowest place. */
  readonly division: Division;
  /** How many places are printed. */
  readonly places: number;
  /** No level with a government is left out between the first place and the last. */
  readonly unbroken: boolean;
  /** What follows the places. */
  readonly rest: string;
};

const GOVERNMENT = "人民政府";

/**
 * Every way to read the beginning of a plain name as places, levels left out allowed, e.g. 丰台区北宫镇.
 * Only whole names count, or official short forms next to another place. Zones count only below a printed place.
 */
export function placePrefixes(index: PlaceIndex, name: string): PlacePrefix[] {
  const found: PlacePrefix[] = [];
  const read = (above: PlacePrefix | null, text: string): void => {
    for (const { division, length, short } of placesAtStart(index, text, above?.division ?? null)) {
      const unbroken =
        above === null ||
        (above.unbroken && governingParent(index.tree, division.code)?.code === above.division.code);
      const rest = text.slice(length);
      const here = { division, places: (above?.places ?? 0) + 1, unbroken, rest };
      if (above !== null || !short || isPrefecture(division)) found.push(here);
      if (division.level === "township" || rest === "") continue;
      read(here, rest);
      if (rest.startsWith(GOVERNMENT)) read(here, rest.slice(GOVERNMENT.length));
    }
  };
  read(null, name);
  return found;
}

type Start = { division: Division; length: number; short: boolean };

function* placesAtStart(index: PlaceIndex, text: string, above: Division | null): Generator<Start> {
  for (let length = Math.min(index.longest, text.length); length >= 2; length--) {
    const start = text.slice(0, length);
    for (const division of index.byName.get(start) ?? [])
      if (above ? isBelow(index.tree, division, above) : !isZone(division))
        yield { division, length, short: false };
    for (const division of index.byShortName.get(start) ?? [])
      if (above ? isBelow(index.tree, division, above) : isKnownByShortName(division))
        yield { division, length, short: true };
  }
}
