import { dayFormat, displayIn, generalFormat, type NumberFormat, numberFormat } from "../sheet/number-format";

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
  if (known !== undefined) return numberFormat(known);
  return builtInDays(id) ? dayFormat : generalFormat;
}

const day = 86_400_000;

/** The day of a serial number as YYYY-MM-DD, or null where there is none. `from1904`: counted as on old Macs. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
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
export const otherwiseSeen = "*";

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
      return value === 0 ? "0" : digitsOf(value) + otherwiseSeen;
    case "fraction":
      return Number.isInteger(value) ? digitsOf(value) : digitsOf(value) + otherwiseSeen;
    case "other":
      return digitsOf(value) + otherwiseSeen;
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
