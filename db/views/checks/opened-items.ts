import { missingReasons } from "@/lib/catalogue/cell";
import { cells as allCells, findCell } from "@/lib/catalogue/cells";
import { comparisonWords } from "@/lib/checks/comparison-words";
import { expectationWords } from "@/lib/checks/expectation-words";
import { cellsBefore, formulaWords, isBetweenYears } from "@/lib/checks/formula";
import type { FoundItem } from "@/lib/checks/found-item";
import { type Snippet, sourceSnippets } from "@/lib/checks/source-snippet";
import { placeWords, type ReportDocument } from "@/lib/ingest/document";
import { parseOther } from "@/lib/likeness/other-report";
import { likePairLink, reportLink, sourceLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import {
  type FigureAsPrinted,
  printedFigures,
  reportDocuments,
  slotDates,
} from "../../queries/checks/finding-details";
import { remembered } from "../../remembered";
import { type ListedItem, listedItems } from "./listed-items";

/** A figure that a finding is about: what is printed, and where. */
export type QuestionedFigure = {
  year: number;
  name: string;
  /** As printed; the reason where there is no figure. */
  printed: string;
  place: string;
  href: string;
};

/** What stands in a report about it. */
export type QuotedSource = { year: number; href: string; snippets: Snippet[] };

/** An item with all its ground: the sums with their figures, or what should be, each figure as printed, and the source of each year. */
export type OpenedItem = ListedItem & {
  formulas: string[];
  figures: QuestionedFigure[];
  /** Of so many more cells the figure is 0. */
  zeros: number;
  sources: QuotedSource[];
  /** The report of the year before, where the check looks at it and it is there. */
  before: { year: number; href: string } | null;
  /** Where its text is shown beside that of the report it is like. */
  pairHref: string | null;
};

/** Items with their ground, in their order. */
export const openedItems = remembered(
  "openedItems",
  async (db: ReadDb, items: readonly FoundItem[]): Promise<OpenedItem[]> => {
    const listed = await listedItems(db, items);
    const before = await reportsBefore(db, listed);
    const cellIds = listed.flatMap((one) => [...cellsOf(one), ...cellsBeforeOf(one), ...comparedOf(one)]);
    const others = await reportsOfOtherYears(db, listed);
    const reportIds = [
      ...listed.flatMap(({ item }) => item.report ?? []),
      ...before.values(),
      ...[...others.values()].flat(),
    ];
    const figures = await printedFigures(db, [...new Set(reportIds)], [...new Set(cellIds)]);
    const documents = await reportDocuments(db, [...figures.keys()]);
    return listed.map((one) => {
      const { item, details } = one;
      const own = figuresOf(figures, item.report);
      const earlier = figuresOf(figures, before.get(item.key) ?? null);
      const previous = before.get(item.key) ?? null;
      const sides = [
        {
          ...slotAt(item, -1),
          cells: cellsBeforeOf(one),
          figures: earlier,
          document: documentOf(documents, previous),
        },
        {
          ...slotAt(item, 0),
          cells: cellsOf(one),
          figures: own,
          document: documentOf(documents, item.report),
        },
      ];
      const told = sides.flatMap(figuresOfSide);
      const formulas = details.flatMap(({ cells, expected, found }) => {
        const figureAt = (cell: string, of: "before" | "after") =>
          (of === "after" ? own : earlier).get(cell)?.value ?? null;
        const otherYears = (others.get(item.key) ?? []).flatMap(
          (report) => figuresOf(figures, report).get(cells[0] ?? "")?.value ?? [],
        );
        const reckoned = { check: item.check, cells, year: item.year, expected, found, otherYears };
        const judged = {
          ...{ check: item.check, cells: [...cells, ...comparedOf(one)], year: item.year },
          agency: `${one.agency.parent ?? ""}${one.agency.name}`,
        };
        return (
          formulaWords(item.check, cells, item.year, figureAt) ??
          comparisonWords(reckoned, figureAt) ??
          expectationWords(judged, (cell, of) => (of === "after" ? own : earlier).get(cell) ?? null) ??
          []
        );
      });
      return {
        ...one,
        formulas: [...new Set(formulas)],
        figures: told,
        zeros: sides.reduce((sum, side) => sum + side.cells.length, 0) - told.length - unreadIn(sides),
        sources: sides.flatMap(quotedSource),
        before: previous === null ? null : beforeOf(item),
        pairHref: pairOf(one),
      };
    });
  },
);

function pairOf({ item, details }: ListedItem): string | null {
  const [named] = details.flatMap(({ cells }) => cells);
  const other = item.check === "same-text" && named !== undefined ? parseOther(named) : null;
  return other ? likePairLink(item, other) : null;
}

type Side = {
  agency: string;
  year: number;
  scope: FoundItem["scope"];
  cells: readonly string[];
  figures: ReadonlyMap<string, FigureAsPrinted>;
  document: ReportDocument | null;
};

const slotAt = ({ agency, year, scope }: FoundItem, later: number) => ({ agency, year: year + later, scope });
const cellsOf = ({ details }: ListedItem) => [...new Set(details.flatMap(({ cells }) => cells))];
const cellsBeforeOf = ({ item, details }: ListedItem) => [
  ...new Set(details.flatMap(({ cells }) => cellsBefore(item.check, cells))),
];
/** The figures of the three tables, all of which a copied report has in common with that of the year before. */
const comparedOf = ({ item }: ListedItem) => (item.check === "copied-forward" ? inThreeTables : []);
const inThreeTables = allCells.flatMap(({ id, table }) =>
  table === "prose" || table === "y2014" ? [] : [id],
);
const figuresOf = (figures: ReadonlyMap<number, Map<string, FigureAsPrinted>>, report: number | null) =>
  (report === null ? undefined : figures.get(report)) ?? new Map<string, FigureAsPrinted>();
const documentOf = (documents: ReadonlyMap<number, ReportDocument>, report: number | null) =>
  (report === null ? undefined : documents.get(report)) ?? null;
const unreadIn = (sides: readonly Side[]) =>
  sides.reduce((sum, { cells, figures }) => sum + cells.filter((cell) => !figures.has(cell)).length, 0);

function beforeOf(item: FoundItem): NonNullable<OpenedItem["before"]> {
  const { agency, year, scope } = slotAt(item, -1);
  return { year, href: reportLink(agency, year, scope) };
}

/** The reports of the year before, by the key of the item that is about them too. */
async function reportsBefore(db: ReadDb, listed: readonly ListedItem[]): Promise<Map<string, number>> {
  const between = listed.map(({ item }) => item).filter(({ check }) => isBetweenYears(check));
  const slots = await slotDates(db, [...new Set(between.map(({ agency }) => agency))]);
  return new Map(
    between.flatMap((item): [string, number][] => {
      const { agency, year, scope } = slotAt(item, -1);
      const found = slots.find(
        (one) => one.inForce && one.agency === agency && one.year === year && one.scope === scope,
      );
      return found ? [[item.key, found.id]] : [];
    }),
  );
}

/** The reports of all other years, by the key of the item that holds an amount against them. */
async function reportsOfOtherYears(
  db: ReadDb,
  listed: readonly ListedItem[],
): Promise<Map<string, number[]>> {
  const asked = listed.map(({ item }) => item).filter(({ check }) => check === "unit-slip");
  const slots = await slotDates(db, [...new Set(asked.map(({ agency }) => agency))]);
  return new Map(
    asked.map(({ key, agency, year, scope }): [string, number[]] => [
      key,
      slots
        .filter((one) => one.inForce && one.agency === agency && one.scope === scope && one.year !== year)
        .sort((a, b) => a.year - b.year)
        .map(({ id }) => id),
    ]),
  );
}

/** The figures of a report that are told one by one: those that are missing, and those that are not 0. */
function figuresOfSide({ agency, year, scope, cells, figures, document }: Side): QuestionedFigure[] {
  const few = cells.length <= mostCells;
  return cells.flatMap((cell) => {
    const figure = figures.get(cell);
    if (!figure || (figure.value === 0 && !few)) return [];
    const { missing, raw, at } = figure;
    return [
      {
        year,
        name: findCell(cell)?.zh ?? cell,
        printed: missing === null ? raw.trim() : missingReasons[missing].zh,
        place: at && document ? placeWords(document, at) : "原文中没有找到",
        href: sourceLink(agency, year, scope, { id: cell, at }),
      },
    ];
  });
}

/** So many cells are told one by one even where they are 0. */
const mostCells = 8;

function quotedSource({ agency, year, scope, cells, figures, document }: Side): QuotedSource[] {
  if (!document) return [];
  const told = cells.filter((cell) => cells.length <= mostCells || figures.get(cell)?.value !== 0);
  const places = told.flatMap((cell) => figures.get(cell)?.at ?? []);
  const snippets = sourceSnippets(document, places);
  const [first] = told;
  const at = first === undefined ? null : (figures.get(first)?.at ?? null);
  const cell = first === undefined ? undefined : { id: first, at };
  return snippets.length > 0 ? [{ year, href: sourceLink(agency, year, scope, cell), snippets }] : [];
}
