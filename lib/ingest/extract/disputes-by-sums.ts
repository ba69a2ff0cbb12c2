import { disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { disputeWidth } from "./dispute-heads";
import { looksLikeFigure, readFigure } from "./figure";
import { isSectionHeading } from "./sections";
import { saysOtherTime } from "./strange-heads";
import { isFilled, type Token } from "./token";

const longestRegion = 160;
const longestHead = 40;

/** Every letter that the heads of section 四 are written with, in whatever pieces. */
const headLetters = new Set(
  ["行政诉讼", ...[...disputeRoutes, ...disputeResults].map(({ zh }) => zh), "合计"].join(""),
);
const aside = /单位|注[:：]|[。；]/;
/** What comes first in the form, as far as both are legible. */
const inOrder = [
  ["行政复议", "行政诉讼"],
  ["未经复议", "复议后"],
  ["维持", "纠正"],
  ["纠正", "审结"],
] as const;

/**
 * The fifteen figures of section 四 below heads that are glued or out of place, as converters of PDF leave them: the
 * only row of numbers up to the next section, if each fifth is the sum of the four before it and no word of the
 * heads says another thing. Null where any of this fails.
 */
export function disputesBySums(tokens: readonly Token[]): Token[] | null {
  const from = tokens.findIndex(({ key }) => key.includes("行政复议"));
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
  return isOrdered && !saysOtherTime(heads, "") && [...heads].every((letter) => headLetters.has(letter));
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
