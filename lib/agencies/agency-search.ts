/** What an agency is found by; `pinyin` holds the readings of its short name as `nameReadings` writes them. */
export type Searchable = {
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly pinyin: string;
};

/** Whether the agency answers the query; an empty one is answered by all. */
export const matchesAgency = (query: string, agency: Searchable): boolean =>
  searchRank(query, agency) !== null;

/**
 * How well the agency answers the query, 0 the best, null not at all: its whole name, the beginning, the inside, a
 * former name, then the short name's initials and pinyin. Pinyin and initials begin at any syllable, in any reading
 * of a character, and end anywhere. The words of a query may stand in any order; together they come before apart.
 */
export function searchRank(query: string, agency: Searchable): number | null {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const together = wordRank(words.join(""), agency);
  if (together !== null || words.length < 2) return together;
  const ranks = words.map((word) => wordRank(word, agency));
  return ranks.reduce((worst, rank) => (worst === null || rank === null ? null : Math.max(worst, rank)), 0);
}

/** xi'an is xian. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/(?<=[a-z])['’](?=[a-z])/g, "");

function wordRank(word: string, { name, shortName, aliases, pinyin }: Searchable): number | null {
  const names = [shortName, name].map(plain);
  if (word === "" || names.includes(word)) return 0;
  if (names.some((one) => one.startsWith(word))) return 1;
  if (names.some((one) => one.includes(word))) return 2;
  if (aliases.some((alias) => plain(alias).includes(word))) return 3;
  return /^[a-z\d]+$/.test(word) ? readingRank(word, pinyin.split(" ")) : null;
}

function readingRank(word: string, syllables: readonly string[]): number | null {
  const readings = syllables.map((syllable) => syllable.split("/"));
  const startsWhere = (found: (at: number) => boolean) => readings.findIndex((_, at) => found(at));
  const initials = startsWhere((at) => hasInitials(word, readings, at));
  if (initials === 0) return word.length === readings.length ? 4 : 5;
  const spelt = startsWhere((at) => isSpelt(word, readings, at));
  if (spelt === 0) return 6;
  if (initials > 0) return 7;
  return spelt > 0 ? 8 : null;
}

function hasInitials(word: string, readings: readonly (readonly string[])[], from: number): boolean {
  return [...word].every((letter, at) => readings[from + at]?.some((reading) => reading.startsWith(letter)));
}

/** Whether the syllables from one on are spelt by the word, the last of them perhaps in part. */
function isSpelt(word: string, readings: readonly (readonly string[])[], from: number): boolean {
  return (readings[from] ?? []).some(
    (reading) =>
      reading.startsWith(word) ||
      (word.startsWith(reading) && isSpelt(word.slice(reading.length), readings, from + 1)),
  );
}
