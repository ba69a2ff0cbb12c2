import { applicants, organisations } from "@/lib/catalogue/requests";
import { type Column, columnsByKey, isStructure, organisationsHeads } from "./request-labels";
import { strangeHeads } from "./strange-heads";
import { isFilled, isKnownRow, isSameLine, type Token } from "./token";

/** The head of a column and its box. */
export type FoundHead = { column: Column; box: Token };

/** What the boxes above the first row of a request table tell of its columns. */
export type HeadsAbove = {
  /** Whether the heads show that rows are filled up to a width behind their boxes; null where they show nothing. */
  padded: boolean | null;
  /** Whether 法人或其他组织 is printed left of 自然人. */
  organisationsFirst: boolean;
  /** Whether other words stand where the heads of the columns should. */
  otherHeads: boolean;
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
export function isRestOfHead(heads: readonly FoundHead[], column: Column): boolean {
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
const common: ReadonlySet<Column> = new Set(["other", "subtotal", "total"]);

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

const knownHeads = [...columnsByKey.keys(), ...organisationsHeads, "申请人情况"];

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
  return strangeHeads(among, knownHeads).some(({ key }) => !isStructure(key));
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
