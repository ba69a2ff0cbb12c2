import { disputeCellId, disputeResults, disputeRoutes, suitsHeading } from "@/lib/catalogue/disputes";
import type { CellReading, Problem } from "../reading";
import { isFilledUp } from "./align";
import {
  alignFigures,
  disputeWidth,
  figuresAfter,
  headPieces,
  headStart,
  isUsualOrder,
  suitsStandFirst,
} from "./dispute-figures";
import { looksLikeFigure, readFigure } from "./figure";
import { isSectionHeading, yearOfCaption } from "./headings";
import { namesOtherPeriod, quotedHeads, unknownHeads } from "./label-matching";
import { readBox, type TableReading } from "./requests";
import { isFilled, type Token } from "./token";

const ids = disputeRoutes.flatMap((route) =>
  disputeResults.map((result) => disputeCellId(route.id, result.id)),
);

type FoundDisputes = { reading: Omit<TableReading, "form">; from: number; to: number };
/** `isMoved`: the heads are legible, and stand in another order than the form's. */
type FoundHeads = FoundDisputes & { isMoved: boolean };

/**
 * The one row of 15 figures below the heads of section 四, by position; null where there is no such table. Of two
 * tables with other figures, as of this year and the last, that of the later year by their captions, else none.
 * @param mayOmitBlanks whether blank boxes may have been left out of the text
 */
export function readDisputes(tokens: readonly Token[], mayOmitBlanks: boolean): FoundDisputes | null {
  const found = withProof(readTable(tokens, mayOmitBlanks), tokens);
  const next = found && readTable(tokens.slice(found.to + 1), mayOmitBlanks);
  if (!next || !areOther(found.reading, next.reading)) return found;
  const offset = found.to + 1;
  const second = { ...next, from: next.from + offset, to: next.to + offset };
  const [year, other] = [found, second].map(({ from }) => yearOfCaption(tokens, from));
  if (year && other && year !== other) {
    const later = year > other ? found : second;
    const what = `第四部分有两张复议诉讼表，采用表上写着${Math.max(year, other)}年的一张，请核对原件。`;
    const named: Problem = { check: "layout", severity: "warning", cells: ids, message: what };
    return { ...later, reading: { ...later.reading, problems: [...later.reading.problems, named] } };
  }
  const cells = new Map([...found.reading.cells].map(([id, { raw, at }]) => [id, unreadable(raw, at)]));
  const message = "第四部分有两张复议诉讼表，数不相同，无法确定哪一张是本年的，未采用；请核对原件。";
  const problems: Problem[] = [{ check: "layout", severity: "warning", cells: ids, message }];
  return { ...found, reading: { cells, problems, refusal: null }, to: second.to };
}

/** What cannot be read by its heads may still be proved by its sums. */
function withProof(found: FoundHeads | null, tokens: readonly Token[]): FoundDisputes | null {
  if (found && (found.isMoved || ![...found.reading.cells.values()].every(isUnreadable))) return found;
  const figures = disputesBySums(tokens);
  if (!figures) return found;
  const cells = new Map(figures.map((box, place) => [ids[place] ?? "", readBox(box)]));
  const [first, last] = [figures[0], figures.at(-1)].map((box) => (box ? tokens.indexOf(box) : -1));
  return { reading: { cells, problems: [], refusal: null }, from: found?.from ?? first ?? 0, to: last ?? 0 };
}

const isUnreadable = (cell: CellReading) => cell.kind === "missing" && cell.reason === "unreadable";

const unreadable = (raw: string, at: CellReading["at"]): CellReading => ({
  kind: "missing",
  reason: "unreadable",
  raw,
  at,
});

function areOther(one: FoundDisputes["reading"], other: FoundDisputes["reading"]): boolean {
  return ids.some((id) => {
    const [first, second] = [one.cells.get(id), other.cells.get(id)];
    return first?.kind === "number" && second?.kind === "number" && first.value !== second.value;
  });
}

function readTable(tokens: readonly Token[], mayOmitBlanks: boolean): FoundHeads | null {
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
  const found = usual ? alignFigures(tokens, from, boxes, heads) : ({ kind: "ambiguous" } as const);
  const moved = mayOmitBlanks && found.kind === "aligned" && isFilledUp(found.boxes, disputeWidth);
  const alignment = moved ? ({ kind: "ambiguous" } as const) : found;
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
  const first = boxes[0] ? tokens.indexOf(boxes[0], lastHead) : -1;
  const foreign = unknownHeads(tokens.slice(from, Math.max(first, lastHead + 1)), [...headPieces]);
  const filled = boxes.filter(isFilled).length;
  const problems: Problem[] =
    alignment.kind === "ambiguous"
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
  if (foreign.length > 0 && alignment.kind !== "ambiguous")
    problems.push({
      check: "layout",
      severity: "warning",
      cells: ids,
      message: `第四部分复议诉讼表的表头${quotedHeads(foreign)}不是表式的，各数按表式的列序读取，请核对原件。`,
    });
  return { reading: { cells, problems, refusal: null }, from, to: lastHead + boxes.length, isMoved: !usual };
}

const [{ zh: reviewHeading }] = disputeRoutes;
const longestRegion = 160;
const longestHead = 40;

/** Every letter that the heads of section 四 are written with, in whatever pieces. */
const headLetters = new Set(
  [
    suitsHeading,
    ...disputeRoutes.map(({ zh }) => zh),
    ...disputeResults.flatMap(({ zh, aliases }) => [zh, ...aliases]),
  ].join(""),
);
const aside = /单位|注[:：]|[。；]/;
/** What comes first in the form, as far as both are legible. */
const inOrder = [
  [reviewHeading, suitsHeading],
  ["未经复议", "复议后"],
  ["维持", "纠正"],
  ["纠正", "审结"],
] as const;

/**
 * The fifteen figures of section 四 below heads that are glued or out of place, as converters of PDF leave them: the
 * only row of numbers up to the next section, if each fifth is the sum of the four before it and no word of the
 * heads says another thing. Null where any of this fails.
 */
function disputesBySums(tokens: readonly Token[]): Token[] | null {
  const from = tokens.findIndex(({ key }) => key.includes(reviewHeading));
  if (from === -1) return null;
  const region = tokens.slice(from, from + longestRegion);
  const end = region.findIndex(({ text }, at) => at > 0 && isSectionHeading(text));
  const inside = (end === -1 ? region : region.slice(0, end)).filter(isFilled);
  const figures = inside.filter(({ text }) => /[\d０-９]/.test(text) && looksLikeFigure(text));
  const [first] = figures;
  const isOneRow = figures.every(({ at }) => at.table === first?.at.table && at.row === first.at.row);
  if (figures.length !== disputeWidth || !isOneRow) return null;
  return areHeadsOfForm(inside) && addUp(figures) ? figures : null;
}

function areHeadsOfForm(tokens: readonly Token[]): boolean {
  const heads = tokens
    .filter(({ text }) => text.length <= longestHead && !isSectionHeading(text) && !aside.test(text))
    .map(({ text }) => text.replace(/[^\p{Script=Han}]/gu, ""))
    .join("");
  const isOrdered = inOrder.every(([one, other]) => {
    const [before, behind] = [heads.indexOf(one), heads.indexOf(other)];
    return before === -1 || behind === -1 || before < behind;
  });
  return isOrdered && !namesOtherPeriod(heads, "") && [...heads].every((letter) => headLetters.has(letter));
}

function addUp(figures: readonly Token[]): boolean {
  const values = figures.map(({ text }) => readFigure(text, "count"));
  const width = disputeResults.length;
  return disputeRoutes.every((_, route) => {
    let sum = 0;
    for (const figure of values.slice(route * width, route * width + width - 1)) {
      if (figure.kind === "missing") return false;
      sum += figure.value;
    }
    const total = values[route * width + width - 1];
    return total?.kind === "number" && total.value === sum;
  });
}
