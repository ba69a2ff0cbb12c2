import type { DateStyle, FigureStyle, LabelStyle } from "./printed";
import type { Random } from "./seeded-random";

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
