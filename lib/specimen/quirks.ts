import type { Cell } from "@/lib/catalogue/cell";
import type { SpecimenCell } from "./figures";
import { type Random, seededRandom } from "./seeded-random";

/** How one report departs from the printed form. Every choice was seen in real reports. */
export type Quirks = {
  title: "standard" | "year-first" | "two-lines" | "twice" | "none";
  /** Some reports print the headings of the first two tables without 二、 and 三、. */
  headings: "numbered" | "tables-unnumbered";
  /** A table of contents that repeats all headings. */
  contents: boolean;
  /** Where the day of publication stands: below the title, as a signature at the end, or nowhere. */
  date: "line" | "signature" | "none";
  dateStyle: DateStyle;
  label: LabelStyle;
  /** Taken in turn, figure by figure. */
  figures: readonly FigureStyle[];
  /** 本年增/减 above zero printed as +3. */
  signedChanges: boolean;
  /** The variant with 法人小计, eight columns. */
  legalSubtotal: boolean;
};

/** A report exactly as the form prescribes. */
export const plainQuirks: Quirks = {
  title: "standard",
  headings: "numbered",
  contents: false,
  date: "line",
  dateStyle: "iso",
  label: { numbering: ".", brackets: "full", quotes: "curly", breaks: "none" },
  figures: ["plain"],
  signedChanges: false,
  legalSubtotal: false,
};

/** Quirks about as often as they are met; none of them loses a figure. */
export function drawQuirks(random: Random): Quirks {
  const spaces: FigureStyle[] = ["leading-space", "ideographic-space", "no-break-space", "trailing-space"];
  return {
    title: random.pick(["standard", "standard", "standard", "year-first", "two-lines", "twice"]),
    headings: random.chance(0.1) ? "tables-unnumbered" : "numbered",
    contents: random.chance(0.05),
    date: random.pick(["line", "line", "line", "signature"]),
    dateStyle: random.pick(["iso", "iso-time", "short-day", "spaced", "chinese"]),
    label: {
      numbering: random.pick([".", ".", "、", "．"]),
      brackets: random.chance(0.2) ? "half" : "full",
      quotes: random.pick(["curly", "curly", "straight", "corner", "none"]),
      breaks: random.pick(["none", "none", "headers", "everywhere"]),
    },
    figures: random.pick<readonly FigureStyle[]>([
      ["plain"],
      ["plain"],
      ["plain", ...spaces],
      ["thousands"],
      ["full-width"],
      ["inner-space", "plain"],
    ]),
    signedChanges: random.chance(0.5),
    legalSubtotal: false,
  };
}

/** How labels are set: `1.` `1、` `1．`, brackets, quotes, and where lines break inside a box. */
type LabelStyle = {
  numbering: "." | "、" | "．";
  brackets: "full" | "half";
  quotes: "curly" | "straight" | "corner" | "none";
  breaks: "none" | "headers" | "everywhere";
};

const quoteMarks: Record<LabelStyle["quotes"], readonly [string, string]> = {
  curly: ["“", "”"],
  straight: ['"', '"'],
  corner: ["「", "」"],
  none: ["", ""],
};
const LONG = 14;

/** A label of the catalogue in this style; a line break inside the box is a line feed. */
export function printedLabel(text: string, style: LabelStyle, place: { header: boolean; narrow: boolean }) {
  const [open, close] = quoteMarks[style.quotes];
  let label = text
    .replace(/^(\d+)\./, `$1${style.numbering}`)
    .replaceAll("“", open)
    .replaceAll("”", close);
  if (style.brackets === "half") label = label.replaceAll("（", "(").replaceAll("）", ")");
  if (style.breaks === "none") return label;
  if (place.header && place.narrow && /^\p{Script=Han}{4}$/u.test(label))
    return `${label.slice(0, 2)}\n${label.slice(2)}`;
  if (style.breaks === "everywhere" && !place.header && label.length > LONG)
    return `${label.slice(0, LONG)}\n${label.slice(LONG)}`;
  return label;
}

const figureStyles = [
  "plain",
  "leading-space",
  "trailing-space",
  "inner-space",
  "ideographic-space",
  "no-break-space",
  "full-width",
  "thousands",
] as const;
type FigureStyle = (typeof figureStyles)[number];

const styles: Record<FigureStyle, (digits: string) => string> = {
  plain: (digits) => digits,
  "leading-space": (digits) => ` ${digits}`,
  "trailing-space": (digits) => `${digits}\u00a0`,
  "inner-space": (digits) => digits.replace(/(\d)(?=\d)/, "$1 "),
  "ideographic-space": (digits) => `\u3000\u3000${digits}`,
  "no-break-space": (digits) => `\u00a0\u3000${digits}`,
  "full-width": (digits) =>
    digits.replace(/[+\-.\d]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
  thousands: (digits) => digits.replace(/^([+-]?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")),
};

const marks = {
  blank: [""],
  slash: ["/"],
  dash: ["-", "—", "无"],
  text: ["见附件", "详见附表"],
} as const;

/** A cell as it is printed; `turn` chooses among the marks in use for one reason. */
export function printedFigure(
  cell: SpecimenCell,
  style: FigureStyle,
  options: { measure: Cell["measure"]; signedChanges: boolean; turn: number },
): string {
  if (cell.kind === "missing") {
    const choices: readonly string[] = marks[cell.reason];
    return choices[options.turn % choices.length] ?? "";
  }
  const signed = options.measure === "change" && options.signedChanges && cell.value > 0;
  return styles[style](`${signed ? "+" : ""}${cell.value}`);
}

type DateStyle = "iso" | "iso-time" | "short-day" | "spaced" | "chinese";

const CLOCK: Record<DateStyle, (parts: { year: string; month: string; day: string }) => string> = {
  iso: ({ year, month, day }) => `${year}-${month}-${day}`,
  "iso-time": ({ year, month, day }) => `${year}-${month}-${day} ${timeOf(`${year}${month}${day}`)}`,
  "short-day": ({ year, month, day }) => `${year}-${month}-${Number(day)}`,
  spaced: ({ year, month, day }) => `${year}- ${month}- ${day}`,
  chinese: ({ year, month, day }) => `${year}年${month}月${day}日`,
};

/** An ISO day as reports and web pages print it. Throws for anything but an ISO day. */
export function printedDate(day: string, style: DateStyle): string {
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
