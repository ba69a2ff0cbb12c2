import { Parser } from "htmlparser2";

/** How a number is displayed, as far as it matters: a day is no figure, and 50% is not 0.5. */
export type Display = "number" | "day" | "percent" | "text";

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
  return bare.includes("%") ? "percent" : "number";
}

const day = 86_400_000;

/** The day of a serial number as YYYY-MM-DD, or null where there is none. `from1904`: counted as on old Macs. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  // The count takes 1900 for a leap year, so that from March 1900 on it is one ahead.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (!(serial >= 1 && serial < 200_000)) return null;
  return new Date(start + Math.floor(serial) * day).toISOString().slice(0, 10);
}

/** A stored number with the digits that a program shows: 15 at most, never an exponent. */
export function shownNumber(stored: string, display: Display, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (display === "day") return dayOfSerial(value, from1904) ?? stored;
  const shown = Number((display === "percent" ? value * 100 : value).toPrecision(15));
  const digits = Math.abs(shown) < 1e21 && !/e/.test(String(shown)) ? String(shown) : shown.toFixed(10);
  return display === "percent" ? `${digits}%` : digits;
}
