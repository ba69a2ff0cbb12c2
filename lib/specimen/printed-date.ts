import type { Quirks } from "./quirks";
import { seededRandom } from "./seeded-random";

const CLOCK: Record<Quirks["dateStyle"], (parts: { year: string; month: string; day: string }) => string> = {
  iso: ({ year, month, day }) => `${year}-${month}-${day}`,
  "iso-time": ({ year, month, day }) => `${year}-${month}-${day} ${timeOf(`${year}${month}${day}`)}`,
  "short-day": ({ year, month, day }) => `${year}-${month}-${Number(day)}`,
  spaced: ({ year, month, day }) => `${year}- ${month}- ${day}`,
  chinese: ({ year, month, day }) => `${year}年${month}月${day}日`,
};

/** An ISO day as reports and web pages print it. Throws for anything but an ISO day. */
export function printedDate(day: string, style: Quirks["dateStyle"]): string {
  return CLOCK[style](partsOf(day));
}

/** As in a signature: 2024年1月25日. */
export function signedDate(day: string): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function partsOf(day: string) {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === "") throw new Error(`not an ISO day: "${day}"`);
  return { year, month, day: date };
}

function timeOf(seed: string): string {
  const random = seededRandom(seed);
  return `${String(random.int(8, 17)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}`;
}
