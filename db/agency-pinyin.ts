import { pinyin } from "pinyin-pro";

/** Pinyin and initials of a name, for searching only: 北宫镇 → beigongzhen, bgz. Never shown. */
export function agencyPinyin(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.charAt(0)).join("") };
}
