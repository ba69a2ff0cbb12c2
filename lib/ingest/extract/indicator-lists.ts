import { isMoneyUnitAlone, looksLikeFigure, type MoneyUnit, moneyUnitOf } from "./figure";
import { cutIndicatorOf, indicatorDue, indicatorNamed, nearIndicatorOf } from "./indicator-label";
import { isFilled, isKnownRow, isSameLine, keyOf, type Token } from "./token";

/** A line as found: its label and the boxes behind it. `isNear`: its label is in other words than the form's. */
export type IndicatorLine = { label: Token; boxes: Token[]; moneyUnit: MoneyUnit | null; isNear: boolean };
/** Lines by their number in the printed order. */
export type IndicatorList = { lines: Map<number, IndicatorLine>; from: number; to: number };

const unit = "(?:条|件|次|人次|个|人|名|期|份|篇|场|项|宗)";
const unitAlone = new RegExp(`^\\s*[（(]?(?:单位[:：])?${unit}(?:[/／、或]${unit})*[）)]?\\s*$`);
/** Fewer lines are words of the prose, and any earlier label begins another list. */
const fewest = 3;

/** Every run of known labels in the printed order, with their boxes; the first label begins another. */
export function indicatorLists(tokens: readonly Token[]): IndicatorList[] {
  const pieces = listPieces(tokens);
  const lists = listsOf(pieces);
  const halves = halvesInTurn(pieces);
  const inTurn = halves === null ? [] : listsOf(halves);
  const found = longest(inTurn) > longest(lists) ? inTurn : lists;
  for (const list of found) dropRemarks(list, tokens);
  return found;
}

const longest = (lists: readonly IndicatorList[]) => Math.max(0, ...lists.map(({ lines }) => lines.size));

function listsOf(found: readonly Piece[]): IndicatorList[] {
  let named: ReadonlySet<number | null> | null = null;
  const near = (key: string) => {
    named ??= new Set(found.map(({ token }) => indicatorNamed(token.key)));
    return nearIndicatorOf(key, last, named);
  };
  const lists: IndicatorList[] = [];
  let last = -1;
  let open: IndicatorLine | null = null;
  /** The label, or what explains it: only right behind it may it be explained further. */
  let part: Token | null = null;
  /** The short lines before, which may be the beginning of a label that line ends cut. */
  let pieces: string[] = [];
  found.forEach(({ token, place }, at) => {
    const isBelow = open !== null && isKnownRow(open.label) && !isSameRow(open.label, token);
    const explains = part !== null && part === found[at - 1]?.token && goesOnInBrackets(token);
    if (explains) part = token;
    if (isBelow && open && explains) {
      open.label = token;
      return;
    }
    if (isBelow) open = null;
    if (token.text.length < 12 && unitAlone.test(token.text)) return;
    if (isMoneyUnitAlone(token.key) && !/\d/.test(token.text)) {
      if (open) open.moneyUnit = moneyUnitOf(token.text);
      return;
    }
    const list = lists.at(-1);
    if (token.key !== "" && !looksLikeFigure(token.text)) {
      const exact = indicatorDue(token.key, last) ?? cutIndicatorOf(pieces, token.key, last);
      const another = exact === null && list ? beginningOf(token.key, list) : null;
      const inOtherWords = exact === null && another === null && list ? near(token.key) : null;
      const index = exact ?? another ?? inOtherWords;
      if (index === null && open?.boxes.length === 0) {
        if (explains) return;
        if (isKnownRow(token)) open.boxes.push(token);
      }
      open = null;
      const mayBeCut = index === null && !isKnownRow(token) && token.key.length < longestPiece;
      pieces = mayBeCut ? [...pieces, token.key].slice(-mostPieces) : [];
      if (index === null) return;
      last = index;
      open = { label: token, boxes: [], moneyUnit: moneyUnitOf(token.text), isNear: inOtherWords !== null };
      part = token;
      if (list && another === null) {
        list.lines.set(last, open);
        list.to = Math.max(list.to, place);
      } else lists.push({ lines: new Map([[last, open]]), from: place, to: place });
    } else if (open && list && isFilled(token)) {
      open.boxes.push(token);
      list.to = Math.max(list.to, place);
    }
  });
  return lists;
}

/** The line with which a label out of its order begins another list. */
function beginningOf(key: string, { lines }: IndicatorList): number | null {
  const index = indicatorNamed(key);
  const [first = 0] = lines.keys();
  return index === 0 || (index !== null && index < first && lines.size < fewest) ? index : null;
}

const remarks = new Set(["备注", "说明", "备注说明"]);
/** The heads of the list are fewer boxes. */
const mostHeads = 8;

/** What stands below 备注 is no figure, though it may be 无 or a number. */
function dropRemarks({ lines, from }: IndicatorList, tokens: readonly Token[]): void {
  const heads = tokens.slice(Math.max(0, from - mostHeads), from);
  const head = heads.find((token) => remarks.has(token.key) && isKnownRow(token));
  if (!head) return;
  for (const line of lines.values())
    line.boxes = line.boxes.filter((box) => box.at.table !== head.at.table || box.column !== head.column);
}

const isSameRow = (label: Token, token: Token) =>
  token.at.table === label.at.table && token.at.row === label.at.row;

/** （不同渠道和方式公开相同信息计1条）, whole or cut: an explanation below its label. */
const goesOnInBrackets = ({ text }: Token) =>
  /^\s*[（(]|^[^（(]*[）)]\s*$/.test(text) && !isNumbered(text) && !/^\s*[（(]其中/.test(text);
const isNumbered = (text: string) => /^\s*[（(][一二三四五六七八九十\d]{1,2}[）)]/.test(text);
/** A label cut by a line end is no longer than a narrow column is wide. */
const longestPiece = 14;
/** The longest label has 24 characters. */
const mostPieces = 4;

/** A token, or a piece of one, with the number of the whole one. */
type Piece = { token: Token; place: number };

const longestLine = 120;
/** 收到申请数：12件 and 收到申请数件12. */
const labelAndFigure =
  /^(.*[\p{Script=Han}）)])[\s:：]*(\d[\d,，]*(?:\.\d+)?|[/／])\s*(万?元|人次|[条件次个人期份篇场])?[。；;]?$/u;
const fewestLabels = 3;

/** The tokens as a list is read: a line that holds a label and its figure, or the whole list, in its pieces. */
function listPieces(tokens: readonly Token[]): Piece[] {
  return tokens.flatMap((token, place) => piecesOf(token).map((piece) => ({ token: piece, place })));
}

function piecesOf(token: Token): Token[] {
  if (token.mode !== "paragraph" || token.key === "") return [token];
  const text = token.text.trim();
  const words = text.length > longestLine ? text.split(/\s+/) : labelAndFigure.exec(text)?.slice(1);
  const pieces = words?.map((word = "") => ({ ...token, text: word, key: keyOf(word) }));
  const labels = pieces?.filter(({ key }) => indicatorNamed(key) !== null).length ?? 0;
  return pieces && labels >= (text.length > longestLine ? fewestLabels : 1) ? pieces : [token];
}

/** Rows with two labels each, by which a table is known to hold two halves of the list side by side. */
const fewestPairs = 5;

/**
 * The same with the right half of a table behind its left half; null where no table has halves side by side.
 */
function halvesInTurn(pieces: readonly Piece[]): Piece[] | null {
  const labels = pieces.filter(({ token }) => isKnownRow(token) && indicatorNamed(token.key) !== null);
  const rights = labels.filter(({ token }, at) => {
    const before = labels[at - 1]?.token;
    return before !== undefined && isSameLine(before, token) && token.column > before.column + 1;
  });
  const [first] = rights;
  if (!first || rights.length < fewestPairs) return null;
  const { table } = first.token.at;
  const edge = Math.min(...rights.map(({ token }) => token.column));
  const isRight = ({ token }: Piece) => token.at.table === table && token.column >= edge;
  const end = pieces.findLastIndex(({ token }) => token.at.table === table) + 1;
  return [
    ...pieces.slice(0, end).filter((piece) => !isRight(piece)),
    ...pieces.filter(isRight),
    ...pieces.slice(end),
  ];
}
