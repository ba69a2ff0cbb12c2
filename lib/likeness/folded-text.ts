/** What is left of a text for comparison: its Chinese letters, each with its place in the text. */
export type FoldedText = { letters: string; at: Uint32Array };

/** Longer texts are compared as far as this: no report of an agency comes near it. */
export const longestText = 60_000;

/**
 * Leaves out what a copy would change or what tells nothing: spaces, punctuation, digits in any writing, Latin letters,
 * the given names and the words by which an agency speaks of itself. So figures and places of one's own hide no copy.
 */
export function foldText(text: string, names: readonly string[]): FoldedText {
  const places: number[] = [];
  let letters = "";
  const end = Math.min(text.length, longestText);
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST || code > LAST || numerals.has(code)) continue;
    letters += text[at];
    places.push(at);
  }
  return withoutNames(letters, places, names);
}

const FIRST = 0x3400;
const LAST = 0x9fff;

/** 一 is left out of 统一 as well, on both sides alike. */
const numerals = new Set([..."零〇一二两三四五六七八九十百千万亿"].map((letter) => letter.charCodeAt(0)));

const ownWords = ["我", "本", "全"].flatMap((word) =>
  ["省", "市", "区", "县", "旗", "镇", "乡", "街道", "局", "委", "办"].map((body) => word + body),
);

function withoutNames(letters: string, places: readonly number[], names: readonly string[]): FoldedText {
  const gone = new Uint8Array(letters.length);
  const folded = names.map((name) => [...name].filter(isLetter).join("")).filter(({ length }) => length > 1);
  for (const name of [...new Set([...folded, ...ownWords])])
    for (let at = letters.indexOf(name); at !== -1; at = letters.indexOf(name, at + name.length))
      gone.fill(1, at, at + name.length);
  let left = "";
  const at: number[] = [];
  for (let place = 0; place < letters.length; place += 1) {
    if (gone[place] === 1) continue;
    left += letters[place];
    at.push(places[place] ?? 0);
  }
  return { letters: left, at: Uint32Array.from(at) };
}

function isLetter(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return code >= FIRST && code <= LAST && !numerals.has(code);
}

/** By which an agency and what lies above it are called in its text: 云栈镇, 云栈, 临溪区, 临溪. */
export function namesOfAgency(given: readonly string[]): string[] {
  const stems = given.flatMap((name) => {
    const stem = name.replace(/(?:街道办事处|街道|人民政府|省|市|区|县|镇|乡)$/, "");
    return stem.length > 1 && stem !== name ? [stem] : [];
  });
  return [...new Set([...given, ...stems])].sort(
    (one, other) => other.length - one.length || (one < other ? -1 : 1),
  );
}
