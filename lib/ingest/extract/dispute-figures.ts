import { disputeResults, disputeRoutes, suitsHeading } from "@/lib/catalogue/disputes";
import { labelKey } from "@/lib/catalogue/label-key";
import { align, type FigureAlignment } from "./align";
import { looksLikeFigure } from "./figure";
import { isFigureBelow, isFilled, isSameLine, type Token } from "./token";

/** How many figures the one row has. */
export const disputeWidth = disputeRoutes.length * disputeResults.length;
export const [review, direct, after] = disputeRoutes.map(({ zh }) => labelKey(zh));
const resultKeys = disputeResults.flatMap(({ zh, aliases }) => [zh, ...aliases].map(labelKey));
const resultsByKey = new Map(
  disputeResults.flatMap(({ id, zh, aliases }) =>
    [zh, ...aliases].map((label) => [labelKey(label), id] as const),
  ),
);
/** A head, and what is left of it before and behind a line end. */
const piecesOf = (key: string) => [
  key,
  ...Array.from(key.slice(3), (_, at) => [key.slice(0, at + 2), key.slice(at + 2)]).flat(),
];
/** Heads are cut over lines (结果⏎纠正): any piece of one counts while the head lasts. */
export const headPieces = new Set(
  [...resultKeys, review ?? "", direct ?? "", after ?? "", suitsHeading].flatMap(piecesOf),
);

const wholeHeads = new Set([...resultKeys, review, direct, after, suitsHeading]);

/** Where 行政复议 is followed by the two kinds of suit and by results, as only the table's head is. */
export function headStart(tokens: readonly Token[]): number {
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.key !== review) continue;
    const next = tokens.slice(at, at + 60).map(({ key }) => key);
    const joined = next.join("");
    if (
      direct &&
      after &&
      joined.includes(direct) &&
      joined.includes(after) &&
      next.some((key) => resultKeys.includes(key))
    )
      return at;
  }
  return -1;
}

/** Whether the heads printed whole stand in the order of the form: the figures are read by position. */
export function isUsualOrder(heads: readonly Token[]): boolean {
  const routes = heads.map(({ key }) => key).filter((key) => key === direct || key === after);
  if (routes[0] === after && routes.includes(direct ?? "")) return false;
  const results = heads.flatMap(({ key }) => resultsByKey.get(key) ?? []);
  // Printed on each page, they are more than once the fifteen.
  if (results.length > disputeWidth) return true;
  // Where some are cut in two, the pieces do not tell an order.
  const isCut = heads.some(({ key }) => headPieces.has(key) && !wholeHeads.has(key));
  if (isCut && results.length !== disputeWidth) return true;
  let place = 0;
  for (const result of results) {
    while (place < disputeWidth && disputeResults[place % disputeResults.length]?.id !== result) place += 1;
    if (place === disputeWidth) return false;
    place += 1;
  }
  return true;
}

/** 行政诉讼 left of 行政复议. */
export const suitsStandFirst = (tokens: readonly Token[], review: number) =>
  tokens
    .slice(Math.max(0, review - disputeWidth), review)
    .filter((token) => isFilled(token) && tokens[review] !== undefined && isSameLine(tokens[review], token))
    .slice(-headsBeforeReview)
    .some(({ key }) => key === suitsHeading);
const headsBeforeReview = 3;

/** The boxes below the head: the first row with figures (or room for all), or what follows in a stream. */
export function figuresAfter(tokens: readonly Token[], start: number, head: Token): Token[] {
  if (head.mode === "grid" || head.mode === "rows") return rowBelow(tokens, start, head);
  const boxes: Token[] = [];
  for (const token of tokens.slice(start)) {
    const goesOn =
      head.mode === "stream"
        ? token.at.table === head.at.table
        : isFigureBelow(token, head, boxes) || (token.mode === "paragraph" && looksLikeFigure(token.text));
    if (!goesOn) break;
    boxes.push(token);
  }
  return boxes;
}

function rowBelow(tokens: readonly Token[], start: number, head: Token): Token[] {
  const below = tokens.slice(start);
  const next = below.findIndex((token) => token.at.table !== head.at.table);
  const own = rowsOf(next === -1 ? below : below.slice(0, next), head.at.row);
  if (own.size > 0 || next === -1) return figureRow(own);
  // A page break, or an editor, may part the heads from their figures.
  const table = below[next]?.at.table;
  const isTable = below[next]?.mode === "grid" || below[next]?.mode === "rows";
  return isTable
    ? figureRow(
        rowsOf(
          below.filter(({ at }) => at.table === table),
          0,
        ),
      )
    : [];
}

function rowsOf(tokens: readonly Token[], after: number): Map<number, Token[]> {
  const rows = new Map<number, Token[]>();
  for (const token of tokens)
    if (token.at.row > after) rows.set(token.at.row, [...(rows.get(token.at.row) ?? []), token]);
  return rows;
}

function figureRow(rows: ReadonlyMap<number, Token[]>): Token[] {
  const wide = [...rows.values()]
    .map(withoutLabels)
    .filter((row) => row.length >= disputeWidth && !row.some(({ key }) => headPieces.has(key)));
  const figures = wide.filter((boxes) => boxes.some(({ text }) => /[\d０-９]/.test(text)));
  const different = new Set(figures.map((boxes) => boxes.map(({ text }) => text.trim()).join("|")));
  // Of two rows that differ it cannot be told which one is meant.
  if (different.size > 1) return figures.flat();
  return figures[0] ?? wide[0] ?? [...rows.values()][0] ?? [];
}

function withoutLabels(row: Token[]): Token[] {
  const labels = row.length - disputeWidth;
  return labels > 0 && row.slice(0, labels).every(({ text }) => !looksLikeFigure(text))
    ? row.slice(labels)
    : row;
}

/** The fifteen figures in the order of the form, among the boxes below the heads or in several tables. */
export function alignFigures(
  tokens: readonly Token[],
  from: number,
  boxes: readonly Token[],
  heads: readonly Token[],
): FigureAlignment {
  const whole = align(withoutPadding(belowHeads(boxes, heads)), disputeWidth);
  const parts = whole.kind === "ambiguous" ? figuresInParts(tokens.slice(from)) : null;
  return parts ? { kind: "aligned", boxes: parts } : whole;
}

/** The fifteen figures where the routes have tables of their own: some heads and as many figures, and again. */
function figuresInParts(tokens: readonly Token[]): Token[] | null {
  const figures: Token[] = [];
  const routes: string[] = [];
  let named = 0;
  let afterFigure = false;
  for (const token of tokens) {
    if (!isFilled(token)) continue;
    const result = resultsByKey.get(token.key);
    const isFigure = looksLikeFigure(token.text);
    if (figures.length === disputeWidth && !isFigure) break;
    if (afterFigure && !isFigure && figures.length !== named) return null;
    if (result && result !== disputeResults[named % disputeResults.length]?.id) return null;
    if (result) named += 1;
    else if (isFigure) figures.push(token);
    else if ([review, direct, after].includes(token.key)) routes.push(token.key);
    else if (!afterFigure && !headPieces.has(token.key)) return null;
    afterFigure = isFigure;
  }
  const isWhole =
    figures.length === disputeWidth &&
    named === disputeWidth &&
    routes.join() === [review, direct, after].join();
  return isWhole ? figures : null;
}

/** The results of the first route have no head of their own in the last row of heads. */
const padding = disputeResults.length;

/** The boxes without blank ones beside them, where a row of heads or of figures was filled up to a width. */
function withoutPadding(boxes: readonly Token[]): readonly Token[] {
  const first = boxes.findIndex(isFilled);
  const filled = boxes.slice(first, boxes.findLastIndex(isFilled) + 1);
  if (first !== -1 && filled.length === disputeWidth && filled.every(isFilled)) return filled;
  const isFilledUp = boxes.length === padding + disputeWidth && !boxes.slice(0, padding).some(isFilled);
  return isFilledUp ? boxes.slice(padding) : boxes;
}

/** In a grid the boxes below the fifteen heads, where the row has no other. */
function belowHeads(boxes: readonly Token[], heads: readonly Token[]): readonly Token[] {
  const columns = heads.flatMap(({ key, mode, column }) =>
    mode === "grid" && resultsByKey.has(key) ? [column] : [],
  );
  if (new Set(columns).size !== disputeWidth || columns.length !== disputeWidth) return boxes;
  const inside = [...columns]
    .sort((a, b) => a - b)
    .flatMap((column) => boxes.filter((box) => box.column === column));
  const isSafe = boxes.every((box) => inside.includes(box) || !isFilled(box));
  return inside.length === disputeWidth && isSafe ? inside : boxes;
}
