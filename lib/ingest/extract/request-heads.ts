import { applicants, applicantsHeading, organisations } from "@/lib/catalogue/requests";
import { unknownHeads } from "./label-matching";
import { columnsByKey, isStructure, organisationsHeads, type RequestColumn } from "./request-labels";
import { isFilled, isKnownRow, isSameLine, type Token } from "./token";

/** The head of a column and its box. */
export type FoundHead = { column: RequestColumn; box: Token };

/** What the boxes above the first row of a request table tell of its columns. */
type HeadsAbove = {
  /** Whether the heads show that rows are filled up to a width behind their boxes; null where they show nothing. */
  padded: boolean | null;
  /** Whether 法人或其他组织 is printed left of 自然人. */
  organisationsFirst: boolean;
  /** Whether other words stand where the heads of the columns should. */
  otherHeads: boolean;
};

/** The heads of a request table, and what is known of its columns by them. */
export type RequestHeads = HeadsAbove & {
  /** Column heads in reading order, where all were printed one by one. */
  columns: RequestColumn[];
  /** The boxes of these heads; heads printed again on another page are among them. */
  heads: FoundHead[];
};

export function headsAbove(
  tokens: readonly Token[],
  firstRow: number,
  known: readonly FoundHead[],
): HeadsAbove {
  return {
    padded: headsArePadded(tokens, firstRow),
    organisationsFirst: organisationsStandFirst(tokens, firstRow),
    otherHeads:
      hasStrangeHead(tokens, firstRow, known) ||
      lacksHead(tokens, firstRow, known) ||
      (known.filter(({ column }) => !common.has(column)).length < 2 && hasOtherHeads(tokens, firstRow)),
  };
}

/** 商业 above 企业: the second line of heads that are printed in two. */
export function isRestOfHead(heads: readonly FoundHead[], column: RequestColumn): boolean {
  const person = heads.findLastIndex((head) => head.column === "person");
  return column === "business" && heads.slice(person + 1).some((head) => head.column === column);
}

/** The boxes of the heads of a request table, blank ones among them, are fewer. */
const mostHeads = 60;
/** 总计 right behind 法人或其他组织, which spans five columns, and blanks for them behind it; or the blanks between. */
function headsArePadded(tokens: readonly Token[], firstRow: number): boolean | null {
  const heads = tokens.slice(Math.max(0, firstRow - mostHeads), firstRow);
  const common = heads.findLastIndex(({ key }) => organisationsHeads.includes(key));
  if (common === -1) return null;
  const next = heads[common + 1];
  if (!next || !isFilled(next)) return next ? false : null;
  if (columnsByKey.get(next.key) !== "total") return null;
  const behind = heads.slice(common + 2, common + 2 + organisations.length);
  return behind.length === organisations.length && !behind.some(isFilled) ? true : null;
}

/** Heads that stand over many tables. */
const common: ReadonlySet<RequestColumn> = new Set(["other", "subtotal", "total"]);

function organisationsStandFirst(tokens: readonly Token[], firstRow: number): boolean {
  const heads = tokens.slice(Math.max(0, firstRow - mostHeads), firstRow);
  const groupAt = heads.findLastIndex(({ key }) => organisationsHeads.includes(key));
  const personAt = heads.findLastIndex(({ key }) => columnsByKey.get(key) === "person");
  const [group, person] = [heads[groupAt], heads[personAt]];
  // Elsewhere the heads come in the order of reading, not of the columns.
  return (
    group?.mode === "grid" &&
    person !== undefined &&
    isSameLine(group, person) &&
    group.column < person.column
  );
}

const knownHeads = [...columnsByKey.keys(), ...organisationsHeads, applicantsHeading];

/** Whether among the heads stands one of other figures or of other applicants: 上年总计, 新闻媒体. */
function hasStrangeHead(tokens: readonly Token[], firstRow: number, known: readonly FoundHead[]): boolean {
  const [first] = known;
  if (!first) return false;
  const begin = tokens.indexOf(first.box, Math.max(0, firstRow - mostHeads));
  if (begin === -1) return false;
  const line = tokens
    .slice(Math.max(0, begin - mostBefore), begin)
    .filter((token) => isSameLine(first.box, token) || namesApplicant(token));
  const among = [...line, ...tokens.slice(begin, firstRow)].filter(
    ({ key }) => key.length <= longestStranger,
  );
  return unknownHeads(among, knownHeads).some(({ key }) => !isStructure(key));
}
const longestStranger = 10;
/** A row of heads has as many boxes. */
const mostBefore = 14;

/** 自然人（上年） on a line of its own. */
const namesApplicant = ({ mode, key }: Token) =>
  mode === "paragraph" && key.length <= longestStranger && applicants.some(({ zh }) => key.includes(zh));

/** Whether most columns have a head and one has none, not even in pieces. */
function lacksHead(tokens: readonly Token[], firstRow: number, known: readonly FoundHead[]): boolean {
  const named = new Set(known.map(({ column }) => column));
  if (named.size < fewestHeads || applicants.every(({ id }) => named.has(id))) return false;
  const printed = tokens
    .slice(Math.max(0, firstRow - mostHeads), firstRow)
    .flatMap(({ key }) => (key === "" || organisationsHeads.includes(key) ? [] : [key]));
  return applicants.some(
    ({ id, zh, aliases }) =>
      !named.has(id) &&
      !printed.some((key) => [zh, ...aliases].some((head) => head.includes(key) || key.includes(head))),
  );
}
const fewestHeads = 4;

/** Where each head has a line of its own. */
const mostLines = 14;
const longestHead = 8;

/** As many words above the first row as there are kinds of organisations. */
function hasOtherHeads(tokens: readonly Token[], firstRow: number): boolean {
  const label = tokens[firstRow];
  if (!label) return false;
  const above = isKnownRow(label)
    ? tokens
        .slice(Math.max(0, firstRow - mostHeads), firstRow)
        .filter(({ key, at }) => key.length >= 2 && at.table === label.at.table)
    : tokens
        .slice(Math.max(0, firstRow - mostLines), firstRow)
        .filter(({ key }) => key.length >= 2 && key.length <= longestHead);
  return above.filter(({ key }) => !isStructure(key)).length >= organisations.length;
}

const standard: readonly RequestColumn[] = applicants.map(({ id }) => id);
const withSubtotal: readonly RequestColumn[] = ["person", "subtotal", ...standard.slice(1)];
const withSubtotalLast: readonly RequestColumn[] = [...standard.slice(0, -1), "subtotal", "total"];
const ends: ReadonlySet<RequestColumn> = new Set(["person", "subtotal", "total"]);
const usualOrganisations = standard.filter((column) => !ends.has(column));

export const isStandard = (columns: readonly RequestColumn[]) =>
  [standard, withSubtotal, withSubtotalLast].includes(columns);

/**
 * The columns of a request table in the order of its figures: as the form has them, or as the heads are read. The
 * heads come in two printed rows, 自然人 and 总计 first, the five organisations below; where the heads stand in a
 * grid is not asked, as their spans are often wrong.
 */
export function columnsOf({ columns, heads, organisationsFirst }: RequestHeads): readonly RequestColumn[] {
  const expected = columns.includes("subtotal") ? besideSubtotal(columns, heads) : standard;
  const printed = columns.slice(-expected.length);
  if (printed.length !== expected.length || new Set(printed).size !== expected.length) return expected;
  // In two rows of heads 自然人 comes first: behind the organisations it is only where all stand in one row so.
  if (printed.indexOf("person") > printed.indexOf("other")) return printed;
  const organisations = printed.filter((head) => !ends.has(head));
  if (organisationsFirst && expected === standard) return [...organisations, "person", "total"];
  const isUsual = organisations.every((head, index) => head === usualOrganisations[index]);
  const totalFirst = printed.indexOf("total") < printed.indexOf("person");
  if (isUsual && !totalFirst) return expected;
  const moved = expected.map((column) => (ends.has(column) ? column : (organisations.shift() ?? column)));
  return totalFirst ? ["total", ...moved.filter((column) => column !== "total")] : moved;
}

/** Whether the heads are others than those of the form, or not all of them are known and those stand in another order. */
export function areUnsure({ columns, otherHeads }: RequestHeads): boolean {
  const known = columns.filter((column) => !ends.has(column));
  const isOnce = new Set(known).size === known.length;
  const inOrder = usualOrganisations.filter((column) => known.includes(column));
  const total = columns.indexOf("total");
  const isAmong =
    isOnce &&
    total > columns.findIndex((column) => !ends.has(column)) &&
    columns.slice(total).some((column) => !ends.has(column));
  return (
    otherHeads ||
    isAmong ||
    (isOnce &&
      known.length < usualOrganisations.length &&
      known.some((column, index) => column !== inOrder[index]))
  );
}

/** The subtotal stands before the organisations it sums, unless its head is printed behind all of theirs. */
function besideSubtotal(
  columns: readonly RequestColumn[],
  heads: readonly FoundHead[],
): readonly RequestColumn[] {
  const at = (column: RequestColumn) =>
    heads.find((head) => head.column === column && head.box.mode === "grid")?.box.column;
  const [subtotal, last] = [at("subtotal"), at("other")];
  const inGrid = subtotal !== undefined && last !== undefined ? subtotal > last : null;
  return (inGrid ?? columns.lastIndexOf("subtotal") > columns.lastIndexOf("other"))
    ? withSubtotalLast
    : withSubtotal;
}
