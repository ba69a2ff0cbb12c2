import type { Cell } from "@/lib/catalogue/cell";
import type { SpecimenCell } from "./specimen-cell";

export const figureStyles = [
  "plain",
  "leading-space",
  "trailing-space",
  "inner-space",
  "ideographic-space",
  "no-break-space",
  "full-width",
  "thousands",
] as const;
export type FigureStyle = (typeof figureStyles)[number];

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
