import { pinyin, polyphonic } from "pinyin-pro";

const known = new Map<string, string[]>();

/**
 * How the characters of a name may be read, without tones, for searching only: `chong/zhong qing shi`. A character a
 * word, the reading that the name suggests first; ü is v. Never shown.
 */
export function nameReadings(name: string): string {
  const said = pinyin(name, { toneType: "none", type: "array", v: true }).map(plain);
  return [...name]
    .map((character, at) => [...new Set([said[at] ?? "", ...readingsOf(character)])])
    .map((readings) => readings.filter((reading) => reading !== "").join("/") || "-")
    .join(" ");
}

/** The same for a stored text, or for what an earlier version stored without spaces, by its characters alone. */
export function storedReadings(stored: string, name: string): string {
  const characters = [...name];
  if (stored.split(" ").length === characters.length) return stored;
  return characters.map((character) => readingsOf(character).join("/") || "-").join(" ");
}

/** The first letters of the readings that a name suggests: 重庆市 → cqs. */
export const readingInitials = (readings: string): string =>
  readings
    .split(" ")
    .map((reading) => reading.slice(0, 1))
    .join("");

/** All readings of a character; names of 40,000 agencies have about 3,000 of them. */
function readingsOf(character: string): string[] {
  const found = known.get(character) ?? [
    ...new Set(polyphonic(character, { toneType: "none", type: "array", v: true }).flat().map(plain)),
  ];
  known.set(character, found);
  return found;
}

const plain = (reading: string) =>
  reading
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/[^a-z\d]/g, "");
