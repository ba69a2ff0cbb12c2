import { Parser } from "htmlparser2";

/**
 * How a number is displayed, as far as it matters: a day is no figure, 50% is not 0.5, a unit may stand behind it, and
 * 35000 may be displayed as 3.5 or 35千.
 */
export type Display = "number" | "day" | "percent" | "text" | "元" | "万元" | "scaled";

const builtInDays = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The display of each cell style (`s` of a cell), from the styles of a workbook. */
export function cellDisplays(xml: string): Display[] {
  const codes = new Map<number, string>();
  const displays: Display[] = [];
  let inCells = false;
  new Parser(
    {
      onopentag(name, { numFmtId = "0", formatCode = "" }) {
        if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
        else if (name === "cellXfs") inCells = true;
        else if (name === "xf" && inCells) displays.push(displayOf(Number(numFmtId), codes));
      },
      onclosetag(name) {
        if (name === "cellXfs") inCells = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return displays;
}

function displayOf(id: number, codes: ReadonlyMap<number, string>): Display {
  const code = codes.get(id);
  if (code === undefined)
    return builtInDays(id) ? "day" : id === 9 || id === 10 ? "percent" : id === 49 ? "text" : "number";
  // Quoted words, escaped letters, colours and locales say nothing of the kind.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (/[ymdhs]/i.test(bare.replace(/general/gi, ""))) return "day";
  if (bare.includes("%")) return "percent";
  const [positive = ""] = code.split(";");
  // An amount of so many 元 may stand below a head that says 万元.
  if (/[¥￥]/.test(positive)) return "scaled";
  if (/[0#?],+(?![0#?])/.test(bare) || /[0#?](?:"[.．]"|\\\.|!\.)[0#?]/.test(positive)) return "scaled";
  const words =
    positive
      .replace(/\[[^\]]*\]/g, "")
      .match(/\p{Script=Han}/gu)
      ?.join("") ?? "";
  if (words === "元" || words === "万元") return words;
  return /[万千百亿]/.test(words) ? "scaled" : "number";
}

const day = 86_400_000;

/** The day of a serial number as YYYY-MM-DD, or null where there is none. `from1904`: counted as on old Macs. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  // The count takes 1900 for a leap year, so that from March 1900 on it is one ahead.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (!(serial >= 1 && serial < 200_000)) return null;
  return new Date(start + Math.floor(serial) * day).toISOString().slice(0, 10);
}

/**
 * A stored number with the digits that a program shows: 15 at most, never an exponent. Where it shows others, as the
 * format divides by thousands, a star behind the stored ones tells that they are not what is seen.
 */
export function shownNumber(stored: string, display: Display, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (display === "day") return dayOfSerial(value, from1904) ?? stored;
  const shown = Number((display === "percent" ? value * 100 : value).toPrecision(15));
  const digits = Math.abs(shown) < 1e21 && !/e/.test(String(shown)) ? String(shown) : shown.toFixed(10);
  if (display === "percent") return `${digits}%`;
  if (display === "scaled") return shown === 0 ? digits : `${digits}*`;
  return display === "元" || display === "万元" ? digits + display : digits;
}
