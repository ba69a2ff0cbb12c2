import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import type { CellReading, Problem } from "../reading";
import { isFilledUp } from "./align";
import { alignFigures, figuresAfter } from "./dispute-figures";
import { disputeWidth, headPieces, headStart, isUsualOrder, suitsStandFirst } from "./dispute-heads";
import { readBox, type TableReading } from "./requests";
import { isFilled, type Token } from "./token";

const ids = disputeRoutes.flatMap((route) =>
  disputeResults.map((result) => disputeCellId(route.id, result.id)),
);

export type FoundDisputes = { reading: Omit<TableReading, "form">; from: number; to: number };

/**
 * The one row of 15 figures below the heads of section 四, by position; null where there is no such table.
 * @param losesBlanks whether blank boxes may have been left out of the text
 */
export function readDisputes(tokens: readonly Token[], losesBlanks: boolean): FoundDisputes | null {
  const from = headStart(tokens);
  if (from === -1) return null;
  let lastHead = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (headPieces.has(token.key)) lastHead = at;
    else if (isFilled(token) || at - lastHead > disputeWidth) break;
  }
  const head = tokens[lastHead];
  if (!head) return null;
  const boxes = figuresAfter(tokens, lastHead + 1, head);
  const heads = tokens.slice(from, lastHead + 1);
  const usual = isUsualOrder(heads) && !suitsStandFirst(tokens, from);
  const found = usual ? alignFigures(tokens, from, boxes, heads) : ({ kind: "lost" } as const);
  const moved = losesBlanks && found.kind === "aligned" && isFilledUp(found.boxes, disputeWidth);
  const alignment = moved ? ({ kind: "lost" } as const) : found;
  const cells = new Map<string, CellReading>();
  ids.forEach((id, position) => {
    const box = alignment.kind === "aligned" ? alignment.boxes[position] : undefined;
    const blank = alignment.kind === "empty" && head.mode !== "paragraph" && boxes.length >= disputeWidth;
    cells.set(
      id,
      box
        ? readBox(box)
        : {
            kind: "missing",
            reason: blank ? "blank" : "unreadable",
            raw: boxes.map(({ text }) => text).join(" | "),
            at: head.at,
          },
    );
  });
  const filled = boxes.filter(isFilled).length;
  const problems: Problem[] =
    alignment.kind === "lost"
      ? [
          {
            check: "incomplete",
            severity: "warning",
            cells: ids,
            message: usual
              ? `第四部分复议诉讼表有${filled}个数，应为${disputeWidth}个，无法确定各属哪一格，未采用。`
              : "第四部分复议诉讼表的列序与表式不同，无法确定各数属于哪一格，未采用。",
          },
        ]
      : [];
  return { reading: { cells, problems, lost: null }, from, to: lastHead + boxes.length };
}
