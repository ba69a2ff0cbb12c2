import { disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { labelKey } from "@/lib/catalogue/label-key";
import { isFilled, isSameLine, type Token } from "./token";

/** How many figures the one row has. */
export const disputeWidth = disputeRoutes.length * disputeResults.length;
export const [review, direct, after] = disputeRoutes.map(({ zh }) => labelKey(zh));
const resultKeys = disputeResults.flatMap(({ zh, aliases }) => [zh, ...aliases].map(labelKey));
export const resultsByKey = new Map(
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
  [...resultKeys, review ?? "", direct ?? "", after ?? "", "行政诉讼"].flatMap(piecesOf),
);

const wholeHeads = new Set([...resultKeys, review, direct, after, "行政诉讼"]);

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
    .some(({ key }) => key === "行政诉讼");
const headsBeforeReview = 3;
