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
export function chineseNumber(text: string): number | null {
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
