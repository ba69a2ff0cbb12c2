import type { IndicatorLine } from "./indicator-lists";

/** Lines of a list are numbered where so large a share of them carries a second number that goes up. */
const largeShare = 2 / 3;
/** 99 lines at most: the list has 58, and heads between them may be numbered too. */
const serial = /^\s*\d{1,2}\s*$/;

/** Lines that are not known may stand between two, with numbers of their own. */
const mostUnknown = 12;

/**
 * Takes out the numbers of the lines: the code before each figure, or behind it the number of the line that
 * follows. Where a line has only one box, it may be the number.
 */
export function dropSerials(lines: readonly IndicatorLine[]): void {
  const withTwo = lines.filter(({ boxes }) => boxes.length === 2);
  if (withTwo.length < lines.length * largeShare) return;
  for (const place of [0, 1] as const) {
    const serials = withTwo.map(({ boxes }) => boxes[place]?.text ?? "");
    if (!serials.every((text, at) => serial.test(text) && isAbove(serials[at - 1], text))) continue;
    let before = 0;
    lines.forEach((line, at) => {
      const isPair = line.boxes.length === 2;
      const box = isPair ? line.boxes[place] : line.boxes[0];
      if (!box || !serial.test(box.text) || (!isPair && !mayFollow(before, box.text))) return;
      if (!isPair && place === 1 && at === lines.length - 1) return;
      if (isPair) before = Number(box.text);
      line.boxes = line.boxes.filter((other) => other !== box);
    });
    return;
  }
}

const mayFollow = (before: number, text: string) =>
  Number(text) > before && Number(text) <= before + mostUnknown;

const isAbove = (before: string | undefined, text: string) =>
  before === undefined || Number(before) < Number(text);
