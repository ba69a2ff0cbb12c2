/** A number in running text: where it stands, what it counts, and whether it is only about so many. */
export type SpokenNumber = {
  value: number;
  approximate: boolean;
  /** The word behind it: a counting word, % or 元; empty if there is none. */
  unit: string;
  start: number;
  end: number;
};

const digits = "〇一二三四五六七八九";
const units = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const arabic = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,4})?";
const chinese = "[零〇一二两三四五六七八九十百千]{1,12}";
const pattern = new RegExp(
  `(约|近)?(${arabic}|${chinese})(万|亿)?(余|多)?(万)?(件|条|起|宗|份|项|次|个|场|期|人|元|%|％)?(余)?`,
  "g",
);

/**
 * The numbers of a sentence: digits with separators, Chinese numerals, 万 and 亿; 余, 约, 多 and 近 make them
 * approximate. Chinese numerals count only with a counting word behind them (一是 and 第三 are no figures).
 */
export function spokenNumbers(sentence: string): SpokenNumber[] {
  const text = sentence.normalize("NFKC");
  const found: SpokenNumber[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, before, number = "", large, more, lateLarge, unit = "", lateMore] = match;
    const isArabic = /\d/.test(number);
    if (!isArabic && unit === "") continue;
    const base = isArabic ? Number(number.replaceAll(",", "")) : chineseNumber(number);
    if (base === null || !Number.isFinite(base)) continue;
    const factor = (large ?? lateLarge) === "万" ? 10_000 : large === "亿" ? 100_000_000 : 1;
    found.push({
      value: Math.round(base * factor * 10_000) / 10_000,
      approximate: [before, more, lateMore].some((word) => word !== undefined),
      unit: unit === "％" ? "%" : unit,
      start: match.index,
      end: match.index + whole.length,
    });
  }
  return found;
}

/** 三十六 → 36, 一千零五 → 1005, 二〇 → 20; null for what is no number. */
export function chineseNumber(text: string): number | null {
  const plain = text.replaceAll("两", "二").replaceAll("零", "〇");
  if (![...plain].some((character) => units.has(character)))
    return plain.length > 4
      ? null
      : Number([...plain].map((character) => digits.indexOf(character)).join(""));
  let total = 0;
  let digit = -1;
  for (const character of plain) {
    const unit = units.get(character);
    if (unit !== undefined) {
      total += (digit === -1 ? 1 : digit) * unit;
      digit = -1;
    } else if (character !== "〇") {
      if (digit !== -1) return null;
      digit = digits.indexOf(character);
    }
  }
  return total + Math.max(digit, 0);
}
