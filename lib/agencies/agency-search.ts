/** What an agency is found by; `pinyin` holds the readings of its short name as `nameReadings` writes them. */
export type Searchable = {
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly pinyin: string;
};

/** The same made ready for many queries. */
export type SearchKeys = {
  /** The short name and the whole one. */
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  /** The readings of each character of the short name. */
  readonly syllables: readonly (readonly string[])[];
};

export const searchKeys = ({ name, shortName, aliases, pinyin }: Searchable): SearchKeys => ({
  names: [shortName, name].map(plain),
  aliases: aliases.map(plain),
  syllables: pinyin.split(" ").map(readingsOf),
});

/** The words of a query in the form of the keys. */
export const searchWords = (query: string): string[] =>
  plain(query)
    .split(/\s+/)
    .filter((word) => word !== "");

/** Whether the agency answers the query; an empty one is answered by all. */
export const matchesAgency = (query: string, agency: Searchable): boolean =>
  searchRank(searchWords(query), searchKeys(agency)) !== null;

/**
 * How well an agency answers the words, 0 the best, null not at all: its whole name, the beginning, the inside, a
 * former name, then the short name's initials and pinyin. Pinyin and initials begin at any syllable, in any reading
 * of a character, and end anywhere. The words may stand in any order; together they come before apart.
 */
export function searchRank(words: readonly string[], keys: SearchKeys): number | null {
  const together = wordRank(words.join(""), keys);
  if (together !== null || words.length < 2) return together;
  const ranks = words.map((word) => wordRank(word, keys));
  return ranks.reduce((worst, rank) => (worst === null || rank === null ? null : Math.max(worst, rank)), 0);
}

/** xi'an is xian. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/(?<=[a-z])['’](?=[a-z])/g, "");

const split = new Map<string, readonly string[]>();

/** A syllable's readings, the same list for all names: 40,000 of them have about 1,500. */
function readingsOf(syllable: string): readonly string[] {
  const found = split.get(syllable) ?? syllable.split("/");
  split.set(syllable, found);
  return found;
}

function wordRank(word: string, { names, aliases, syllables }: SearchKeys): number | null {
  if (word === "" || names.includes(word)) return 0;
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  if (aliases.some((alias) => alias.includes(word))) return 3;
  return /^[a-z\d]+$/.test(word) ? readingRank(word, syllables) : null;
}

function readingRank(word: string, readings: SearchKeys["syllables"]): number | null {
  const startsWhere = (found: (at: number) => boolean) => readings.findIndex((_, at) => found(at));
  const initials = startsWhere((at) => hasInitials(word, readings, at));
  if (initials === 0) return word.length === readings.length ? 4 : 5;
  const spelt = startsWhere((at) => isSpelt(word, readings, at));
  if (spelt === 0) return 6;
  if (initials > 0) return 7;
  return spelt > 0 ? 8 : null;
}

function hasInitials(word: string, readings: SearchKeys["syllables"], from: number): boolean {
  return [...word].every((letter, at) => readings[from + at]?.some((reading) => reading.startsWith(letter)));
}

/** Whether the syllables from one on are spelt by the word, the last of them perhaps in part. */
function isSpelt(word: string, readings: SearchKeys["syllables"], from: number): boolean {
  return (readings[from] ?? []).some(
    (reading) =>
      reading.startsWith(word) ||
      (word.startsWith(reading) && isSpelt(word.slice(reading.length), readings, from + 1)),
  );
}
