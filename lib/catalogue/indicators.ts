import type { Form, Unit } from "./cell";
import { cellById, cells, findCell } from "./cells";
import { disputeRoutes, suitsHeading } from "./disputes";
import { proseDefinitions } from "./prose";
import { type Direction, rates } from "./rates";
import { outcomeGroups, requestRows } from "./requests";

/** A level that the form does not print but that its cells add up to. Cells a form lacks do not count for it. */
type Sum = { id: string; zh: string; en: string; part: readonly string[] };

const rowsOf = (group: string) =>
  requestRows.filter((row) => row.group === group).map((row) => `requests.${row.id}.total`);

export const sums: readonly Sum[] = [
  ...outcomeGroups.map((group) => ({
    id: `sum.${group.id}`,
    zh: group.zh,
    en: group.en,
    part: rowsOf(group.id),
  })),
  {
    id: "sum.disputes",
    zh: "复议和诉讼",
    en: "reviews and suits",
    part: disputeRoutes.map((route) => `disputes.${route.id}.total`),
  },
  {
    id: "sum.suits",
    zh: suitsHeading,
    en: "suits",
    part: ["disputes.suit_direct.total", "disputes.suit_after_review.total"],
  },
];

/**
 * Whatever can be charted: a cell, a sum of cells, or a rate. A level is Σ part; a rate is
 * Σ part / (Σ whole − Σ minus), between 0 and 1 where the reports are sound.
 */
export type Indicator = {
  id: string;
  kind: "level" | "rate";
  zh: string;
  en: string;
  unit: Unit | "%";
  part: readonly string[];
  whole: readonly string[];
  minus: readonly string[];
  direction: Direction;
  definition: string;
};

const nothing: readonly string[] = [];

const fromCells: Indicator[] = cells.map((cell) => ({
  id: cell.id,
  kind: "level",
  zh: cell.zh,
  en: cell.en,
  unit: cell.unit,
  part: [cell.id],
  whole: nothing,
  minus: nothing,
  direction: "neither",
  definition: proseDefinitions.get(cell.id) ?? `表中“${cell.zh}”一格。`,
}));

const fromSums: Indicator[] = sums.map((sum) => ({
  ...sum,
  kind: "level",
  unit: "件",
  whole: nothing,
  minus: nothing,
  direction: "neither",
  definition: `${sum.part.map((id) => `“${findCell(id)?.zh}”`).join("、")}之和。`,
}));

const fromRates: Indicator[] = rates.map((rate) => ({ ...rate, kind: "rate", unit: "%" }));

export const indicators: readonly Indicator[] = [...fromRates, ...fromSums, ...fromCells];

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

export function findIndicator(id: string): Indicator | undefined {
  return byId.get(id);
}

/** The indicator of an id that the program itself wrote; throws, quoting the id, where there is none. */
export function indicatorById(id: string): Indicator {
  const indicator = byId.get(id);
  if (!indicator) throw new Error(`no indicator "${id}" in the catalogue`);
  return indicator;
}

/** The cells that a report on the form must give; null where the form does not have the indicator. */
export function cellsOnForm({ kind, part, whole, minus }: Indicator, form: Form): string[] | null {
  const has = (id: string) => cellById(id).forms.includes(form);
  if (!part.some(has) || (kind === "rate" && !whole.some(has))) return null;
  return [...new Set([...part, ...whole, ...minus])].filter(has);
}

/** Whether the form has the indicator. */
export const isOnForm = (indicator: Indicator, form: Form): boolean => cellsOnForm(indicator, form) !== null;

export const isProse = ({ part }: Pick<Indicator, "part">): boolean =>
  part.some((id) => id.startsWith("prose."));
