import { pinyin } from "pinyin-pro";
import { plainName } from "@/lib/agencies/plain-name";

/** What a name is found by: its syllables, spaced and without tones, and their first letters. Never shown. */
export type SearchKeys = { readonly pinyin: string; readonly initials: string };

export type Searchable = SearchKeys & { readonly name: string; readonly shortName: string };

/** One syllable for each character: 北宫镇 → { pinyin: "bei gong zhen", initials: "bgz" }; ü is v. */
export function searchKeys(name: string): SearchKeys {
  const syllables = pinyin(plainName(name), { toneType: "none", type: "array", v: true }).map((syllable) =>
    syllable.trim().toLowerCase(),
  );
  return {
    pinyin: syllables.join(" "),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(""),
  };
}

/** Whether every word of the query is found in the agency's names, syllables or initials. */
export const matchesAgency = (query: string, agency: Searchable): boolean =>
  searchRank(query, agency) !== null;

/**
 * How well the agency answers the query, 0 the best, null not at all: the short name, then its beginning, its
 * inside, the whole name's beginning and inside; each in characters before initials before pinyin. The words of a
 * query may be given in any order; the worst one counts. No query matches everything alike.
 */
export function searchRank(query: string, agency: Searchable): number | null {
  let worst = 0;
  for (const word of query
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s']+/)) {
    if (word === "") continue;
    const rank = wordRank(word, agency);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

function wordRank(word: string, { name, shortName, pinyin: spaced, initials }: Searchable): number | null {
  const whole = plainName(name).toLowerCase();
  const short = plainName(shortName).toLowerCase();
  if (!/^[a-z]+$/.test(word))
    return placeRank(word, whole, short, (at) => whole.startsWith(word, at)) ?? inShort(word, short);
  const syllables = spaced.split(" ");
  const byInitials = placeRank(word, whole, short, (at) => initials.startsWith(word, at));
  if (byInitials !== null) return byInitials + 1;
  const bySyllables = placeRank(null, whole, short, (at) => syllables.slice(at).join("").startsWith(word));
  return bySyllables === null ? null : bySyllables + 2;
}

const STEP = 3;

function placeRank(
  word: string | null,
  whole: string,
  short: string,
  foundAt: (at: number) => boolean,
): number | null {
  const shortAt = whole.indexOf(short);
  const shortEnd = shortAt + short.length;
  if (shortAt >= 0 && foundAt(shortAt)) return word?.length === short.length ? 0 : STEP;
  for (let at = shortAt + 1; shortAt >= 0 && at < shortEnd; at++) if (foundAt(at)) return 2 * STEP;
  if (foundAt(0)) return 3 * STEP;
  for (let at = 1; at < whole.length; at++) if (foundAt(at)) return 4 * STEP;
  return null;
}

const inShort = (word: string, short: string): number | null => (short.includes(word) ? 2 * STEP : null);
