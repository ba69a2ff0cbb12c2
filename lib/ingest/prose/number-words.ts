/** A number in running text: where it stands, what it counts, and whether it is only about so many. */
export type NumberInText = {
  value: number;
  approximate: boolean;
  /** The word behind it: a counting word, % or 元; empty if there is none. */
  unit: string;
  start: number;
  end: number;
};

const factors = new Map([
  ["百", 100],
  ["千", 1000],
  ["万", 10_000],
  ["十万", 100_000],
  ["百万", 1_000_000],
  ["千万", 10_000_000],
  ["亿", 100_000_000],
]);
const arabic = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,4})?";
const chinese = "[零〇一二两三四五六七八九十百千万亿]{1,16}";
const units =
  "人次|件次|篇次|场次|批次|班次|件|条|起|宗|份|项|次|个|场|期|人|篇|则|部|户|批|轮|班|类|幅|万元|元|%|％";
const pattern = new RegExp(
  `(大约|约|将近|接近|近|超过|超|逾)?(${arabic}|${chinese})([百千十]?万|[百千亿])?(余|多)?(万|亿)?(${units})?(余|多|左右|上下)?`,
  "g",
);

/** 数百, 上千, 几十, 第三, 3至5, 1.2.3: what stands before makes the number another one, or none at all. */
const vague = /[第数几上成好]$/;
const vagueOfUnits = /^[十百千万亿]/;
const cut =
  /(?:[\d零〇一二两三四五六七八九十百千万亿]|\d[.,，/\s]|[\d零〇一二两三四五六七八九十百千万亿](?:余|多)?[至到~～—–-]+)$/;

/**
 * The numbers of a sentence: digits with separators, Chinese numerals, 万 and 亿; 余, 约, 多, 近 and 左右 make them
 * approximate. Chinese numerals count only with a counting word behind them (一是 and 第三 are no figures).
 * What may be two numbers is none: 三五次, 3至5场, 数百条, 二百五件.
 */
export function numbersInText(sentence: string): NumberInText[] {
  const text = sentence.normalize("NFKC");
  const found: NumberInText[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, before, number = "", large, more, lateLarge, unit = "", lateMore] = match;
    const isArabic = /\d/.test(number);
    if (!isArabic && unit === "") continue;
    if (isDoubtful(text.slice(Math.max(0, match.index - 12), match.index), before, number, isArabic))
      continue;
    const base = isArabic
      ? Number(number.replaceAll(",", ""))
      : readChineseNumber(more ? leading(number) : number);
    const factor = factorOf(large) * factorOf(lateLarge);
    if (base === null || !Number.isFinite(base) || (large && lateLarge)) continue;
    const scaled = Math.round(base * factor * 10_000) / 10_000;
    found.push({
      value: unit === "万元" ? Math.round(scaled * 1e8) / 1e4 : scaled,
      approximate: [before, more, lateMore].some((word) => word !== undefined),
      unit: unit === "％" ? "%" : unit === "万元" ? "元" : unit,
      start: match.index,
      end: match.index + whole.length,
    });
  }
  return found;
}

const factorOf = (unit: string | undefined) => (unit === undefined ? 1 : (factors.get(unit) ?? Number.NaN));

/** 百余条 and 千余条 leave out the one. */
const leading = (number: string) => (/^[百千万]/.test(number) ? `一${number}` : number);

function isDoubtful(text: string, before: string | undefined, number: string, isArabic: boolean): boolean {
  if (before === undefined && cut.test(text)) return true;
  if (/第$/.test(text)) return true;
  return !isArabic && before === undefined && vague.test(text) && vagueOfUnits.test(number);
}

const digits = "〇一二三四五六七八九";
const small = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const large = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);

/**
 * 三十六 → 36, 一千零五 → 1005, 十二万三千 → 123000, 二〇 → 20. Null for what is no number, and for what may be
 * two: 三五 (three or five), 二百五 (205 or 250), 三四百.
 */
export function readChineseNumber(text: string): number | null {
  const plain = text.replace(/两/g, "二").replace(/零/g, "〇");
  const hasUnits = [...plain].some((character) => small.has(character) || large.has(character));
  if (!hasUnits) return positional(plain);
  let total = 0;
  let rest = plain;
  let above = Number.POSITIVE_INFINITY;
  for (const [unit, factor] of [...large].reverse()) {
    const [before = "", after, ...more] = rest.split(unit);
    if (after === undefined) continue;
    const section = before === "" ? null : belowTenThousand(before);
    if (section === null || section === 0 || more.length > 0) return null;
    total += section * factor;
    rest = after;
    above = factor;
  }
  if (rest === "") return total;
  const last = belowTenThousand(rest);
  // 一万二 may be 12,000 or 10,002; only a full or a bridged rest says which.
  if (last === null || (above !== Number.POSITIVE_INFINITY && last < above / 10 && !rest.startsWith("〇")))
    return null;
  return total + last;
}

function positional(text: string): number | null {
  if (text.length > 4 || (text.length === 2 && !text.includes("〇"))) return null;
  const places = [...text].map((character) => digits.indexOf(character));
  return places.includes(-1) ? null : Number(places.join(""));
}

function belowTenThousand(text: string): number | null {
  let total = 0;
  let digit = -1;
  let last = 10_000;
  let bridged = true;
  for (const character of text) {
    const unit = small.get(character);
    if (unit !== undefined) {
      if (unit >= last || (digit === -1 && unit !== 10)) return null;
      total += (digit === -1 ? 1 : digit) * unit;
      last = unit;
      digit = -1;
      bridged = false;
    } else if (character === "〇") {
      if (digit !== -1) return null;
      bridged = true;
    } else {
      if (digit !== -1 || digits.indexOf(character) < 1) return null;
      digit = digits.indexOf(character);
    }
  }
  if (digit === -1) return total;
  return last > 10 && !bridged ? null : total + digit;
}

/** A figure that a sentence surely states, under its cell. */
export type ProseFigure = { id: string; value: number; approximate: boolean };

export const proseFigure = (id: string, { value, approximate }: NumberInText): ProseFigure => ({
  id: `prose.${id}`,
  value,
  approximate,
});
