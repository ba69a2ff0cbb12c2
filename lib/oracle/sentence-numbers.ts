import { comparableBase } from "../catalogue/comparison";
import type { ChangeAnswer } from "./answer";

/** How a figure is printed: counts in groups of three, shares in percent with one decimal, never 0 or 100 by rounding. */
export function printed(value: number, unit: string): string {
  if (unit !== "%") return grouped(value);
  if (value === 0) return "0%";
  if (value === 1) return "100%";
  const points = tenths(value);
  return value > 0 && points === 0 ? "<0.1%" : `${grouped(points / 10, 1)}%`;
}

/** The numbers with which a change is said, without sign: its size, and of a count its percent from a base of ten. */
export function changeNumbers(
  { before, now }: ChangeAnswer,
  unit: string,
): { direction: "up" | "down" | "same"; size: string; percent: string | null } | null {
  if (before === null || now === null) return null;
  if (unit === "%") {
    const points = tenths(now) - tenths(before);
    return { direction: directionOf(points), size: grouped(Math.abs(points) / 10, 1), percent: null };
  }
  const difference = Math.round((now - before) * 100) / 100;
  const percent = before < comparableBase ? null : Math.abs(((now - before) / before) * 100);
  return {
    direction: directionOf(difference),
    size: grouped(Math.abs(difference)),
    percent: percent === null ? null : percentText(percent),
  };
}

const directionOf = (difference: number) => (difference > 0 ? "up" : difference < 0 ? "down" : "same");

/** Halves go up, also where a binary fraction lies a little below them. */
const rounded = (value: number): number => Math.round(value + (value < 0 ? -dust : dust));
const dust = 1e-9;

/** Less than all is never a hundred per cent. */
const tenths = (share: number): number =>
  share < 1 ? Math.min(999, rounded(share * 1000)) : rounded(share * 1000);

const percentText = (percent: number): string =>
  percent >= 100 ? grouped(rounded(percent)) : grouped(rounded(percent * 10) / 10);

function grouped(value: number, decimals: number | null = null): string {
  const [whole = "", fraction = ""] = (Math.abs(value) + dust).toFixed(decimals ?? 2).split(".");
  let text = "";
  for (let at = 0; at < whole.length; at += 1) {
    if (at > 0 && (whole.length - at) % 3 === 0) text += ",";
    text += whole[at];
  }
  const shown = decimals === null ? fraction.replace(/0+$/, "") : fraction;
  return `${value < 0 ? "−" : ""}${text}${shown === "" ? "" : `.${shown}`}`;
}
