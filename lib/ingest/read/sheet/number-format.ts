/**
 * How a number is displayed, as far as it matters: a day is no figure, 50% is not 0.5, a unit may stand behind it, 35000
 * may be displayed as 3.5 or 35千 (scaled), 12 as 129, 1.2E+01 or white (other), or as words alone.
 */
type Display =
  | { kind: "number" | "percent"; decimals: number | null }
  | { kind: "unit"; unit: "元" | "万元"; decimals: number | null }
  | { kind: "day" | "scaled" | "fraction" | "other" }
  | { kind: "words"; words: string };

type Section = { applies: (value: number) => boolean; display: Display };

/** What a format does to numbers by their value, and to texts. */
export type NumberFormat = { sections: readonly Section[]; text: "shown" | "hidden" | "other" };

const general: Display = { kind: "number", decimals: null };
export const generalFormat: NumberFormat = {
  sections: [{ applies: () => true, display: general }],
  text: "shown",
};
const dayFormat: NumberFormat = {
  sections: [{ applies: () => true, display: { kind: "day" } }],
  text: "shown",
};

/** The display of a value; one that no section is for is not seen. */
export const displayIn = ({ sections }: NumberFormat, value: number): Display =>
  sections.find(({ applies }) => applies(value))?.display ?? { kind: "other" };

/** A format by its code, as `#,##0.00"万元";[Red]-0;"—"`. */
function parseNumberFormat(code: string): NumberFormat {
  const parts = sectionsOf(code);
  const numbers = parts.slice(0, 3).filter((part) => !isForText(part) || parts.length === 1);
  const conditions = numbers.map(conditionOf);
  const isConditional = conditions.some((condition) => condition !== null);
  const usual = usualConditions[numbers.length - 1] ?? [];
  return {
    sections: numbers.map((part, index) => {
      const own = conditions[index];
      const isLast = index === numbers.length - 1 && index > 0;
      const applies = own ?? (isConditional && isLast ? () => true : (usual[index] ?? (() => true)));
      // A negative number in a section of its own is shown without its sign but for what is written there.
      const isNegative = !isConditional && index === 1;
      return { applies, display: displayOf(part, isNegative) };
    }),
    text: textOf(parts),
  };
}

const usualConditions: readonly ((value: number) => boolean)[][] = [
  [() => true],
  [(value) => value >= 0, (value) => value < 0],
  [(value) => value > 0, (value) => value < 0, (value) => value === 0],
];

/** Quoted words, escaped letters, what is left as wide as a letter or repeated, colours and conditions. */
const marked = /"[^"]*"|[\\!]([\s\S])|_[\s\S]|\*[\s\S]|\[[^\]]*\]/g;

function sectionsOf(code: string): string[] {
  const parts = [""];
  for (const [piece] of code.matchAll(/"[^"]*"|[\\!][\s\S]|_[\s\S]|\*[\s\S]|\[[^\]]*\]|[\s\S]/g))
    if (piece === ";") parts.push("");
    else parts[parts.length - 1] += piece;
  return parts;
}

const bareOf = (part: string) => part.replace(marked, "");
const isForText = (part: string) => bareOf(part).includes("@");

function conditionOf(part: string): ((value: number) => boolean) | null {
  const [, sign, digits] = /\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]/.exec(part) ?? [];
  const limit = Number(digits);
  switch (sign) {
    case "<=":
      return (value) => value <= limit;
    case ">=":
      return (value) => value >= limit;
    case "<>":
      return (value) => value !== limit;
    case "<":
      return (value) => value < limit;
    case ">":
      return (value) => value > limit;
    case "=":
      return (value) => value === limit;
    default:
      return null;
  }
}

/** What a marked piece shows. */
const shownBy = (piece: string, escaped: string | undefined) =>
  piece.startsWith('"') ? piece.slice(1, -1) : piece.startsWith("[$") ? currencyOf(piece) : (escaped ?? "");
const addedBy = (part: string) =>
  [...part.matchAll(marked)].map(([piece, escaped]) => shownBy(piece, escaped)).join("");
/** A part without digits as it is shown. */
const wordsOf = (part: string) => part.replace(marked, shownBy);
const currencyOf = (piece: string) => piece.slice(2, -1).split("-", 1)[0] ?? "";

const white = /\[(?:white|白色?|color\s*2|颜色\s*2)\]/i;
/** Signs and letters that make another number of it, or may: digits in any script, k, %, a minus, brackets. */
const changing = /[\p{N}A-Za-z()（）<>=%‰^×*/\-−–—－]|[〇零一二三四五六七八九十两]/u;

function displayOf(part: string, isNegative: boolean): Display {
  if (white.test(part) || /\*\d/.test(part)) return { kind: "other" };
  const bare = bareOf(part);
  const withoutGeneral = bare.replace(/general|G\/通用格式/gi, "");
  if (/[ymdhs]/i.test(withoutGeneral) || /\[[hms]+\]/i.test(part)) return { kind: "day" };
  if (!/[0#?@]/.test(withoutGeneral) && withoutGeneral.length === bare.length) {
    const words = wordsOf(part).trim();
    return /[\p{N}]/u.test(words) ? { kind: "other" } : { kind: "words", words };
  }
  const decimals = bare.length === withoutGeneral.length && !bare.includes("@") ? decimalsOf(bare) : null;
  if (bare.includes("%")) return { kind: "percent", decimals };
  if (/[¥￥$]/.test(part.replace(/\[\$-[^\]]*\]/g, ""))) return { kind: "scaled" };
  if (/[0#?],+(?![0#?])/.test(bare)) return { kind: "scaled" };
  if (bare.includes("/")) return { kind: "fraction" };
  if (/E[+-]/i.test(withoutGeneral) || isParted(part)) return { kind: "other" };
  const words = addedBy(part) + withoutGeneral.replace(/[0#?@.,\s]/g, "");
  const han = words.match(/\p{Script=Han}/gu)?.join("") ?? "";
  if (han === "元" || han === "万元") return { kind: "unit", unit: han, decimals };
  if (isNegative) return /[-−(（]/.test(words) ? { kind: "number", decimals } : { kind: "other" };
  if (changing.test(words)) return { kind: "other" };
  return /[万千百亿兆]/.test(han) ? { kind: "scaled" } : { kind: "number", decimals };
}

/** Whether something else than a point or a separator of thousands stands between the digits. */
function isParted(part: string): boolean {
  const drawn = part.replace(/\[[^\]]*\]|_[\s\S]|\*[\s\S]/g, "").replace(/#(?:\\? |\u00a0)(?=##0)/g, "#,");
  return /[0#?](?:"[^"]+"|[\\!][\s\S]|[^0#?.,;"\\!/])+[0#?]/.test(drawn);
}

function decimalsOf(bare: string): number {
  return /\.([0#?]*)/.exec(bare)?.[1]?.length ?? 0;
}

function textOf(parts: readonly string[]): NumberFormat["text"] {
  const part = parts.length > 3 ? (parts[3] ?? "") : parts.find(isForText);
  if (part === undefined) return "shown";
  if (white.test(part)) return "other";
  if (!isForText(part)) return wordsOf(part).trim() === "" ? "hidden" : "other";
  return changing.test(wordsOf(part).replaceAll("@", "")) ? "other" : "shown";
}

const builtInDays = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Formats that files name by a number alone. */
const builtIn: Record<number, string> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "¥#,##0",
  6: "¥#,##0",
  7: "¥#,##0.00",
  8: "¥#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  37: "#,##0;(#,##0)",
  38: "#,##0;(#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;(#,##0.00)",
  41: '#,##0;-#,##0;"-";@',
  42: '¥#,##0;¥-#,##0;"-";@',
  43: '#,##0.00;-#,##0.00;"-";@',
  44: '¥#,##0.00;¥-#,##0.00;"-";@',
  48: "##0.0E+0",
  49: "@",
};

/** The format of a number in the styles of a workbook; `code` where the workbook gives one. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  const known = code ?? builtIn[id];
  if (known !== undefined) return parseNumberFormat(known);
  return builtInDays(id) ? dayFormat : generalFormat;
}

const day = 86_400_000;

/** The day of a serial number as YYYY-MM-DD, or null where there is none. `from1904`: counted as on old Macs. */
function dayOfSerial(serial: number, from1904: boolean): string | null {
  // The count takes 1900 for a leap year, so that from March 1900 on it is one ahead.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (!(serial >= 1 && serial < 200_000)) return null;
  return new Date(start + Math.floor(serial) * day).toISOString().slice(0, 10);
}

/** Rounded as programs do, half away from zero, of the 15 digits that they show. */
function rounded(value: number, decimals: number): number {
  const [digits = "", exponent = "0"] = Math.abs(value).toPrecision(15).split("e");
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${whole}e${-decimals}`);
}

/** Stands behind a figure that is stored and not seen, or not so. */
export const differsFromStored = "*";

/**
 * A stored number with the digits that a program shows: 15 at most, never an exponent, rounded as its format says. Where
 * it shows others, a star behind the stored ones tells that they are not what is seen.
 */
export function shownNumber(stored: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  const display = displayIn(format, value);
  switch (display.kind) {
    case "day":
      return dayOfSerial(value, from1904) ?? stored;
    case "words":
      return display.words;
    case "scaled":
      return value === 0 ? "0" : digitsOf(value) + differsFromStored;
    case "fraction":
      return Number.isInteger(value) ? digitsOf(value) : digitsOf(value) + differsFromStored;
    case "other":
      return digitsOf(value) + differsFromStored;
    case "percent":
      return `${digitsOf(value * 100, display.decimals)}%`;
    case "unit":
      return digitsOf(value, display.decimals) + display.unit;
    case "number":
      return digitsOf(value, display.decimals);
  }
}

function digitsOf(value: number, decimals: number | null = null): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  const shown = Number((decimals === null ? value : rounded(value, decimals)).toPrecision(15));
  return Math.abs(shown) < 1e21 && !/e/.test(String(shown)) ? String(shown) : shown.toFixed(10);
}
