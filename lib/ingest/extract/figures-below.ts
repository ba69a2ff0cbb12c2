import { looksLikeFigure } from "./figure";
import type { Token } from "./token";

/** Whether a box is one of the figures of a label that stands alone on the line above them. */
export function standsBelow(token: Token, label: Token, boxes: readonly Token[]): boolean {
  if (token.mode !== "rows" && token.mode !== "stream") return false;
  const isNextLine =
    label.mode === "rows"
      ? token.at.table === label.at.table && token.at.row === label.at.row + 1
      : label.mode === "paragraph" && token.at.table === label.at.table + 1 && token.at.row === 1;
  return isNextLine && boxes.every(({ at }) => at.row === token.at.row) && looksLikeFigure(token.text);
}
