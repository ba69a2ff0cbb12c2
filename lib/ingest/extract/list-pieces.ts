import { indicatorNamed } from "./indicator-label";
import { isKnownRow, isSameLine, keyOf, type Token } from "./token";

/** A token, or a piece of one, with the number of the whole one. */
export type Piece = { token: Token; place: number };

const longestLine = 120;
/** 收到申请数：12件 and 收到申请数件12. */
const labelAndFigure =
  /^(.*[\p{Script=Han}）)])[\s:：]*(\d[\d,，]*(?:\.\d+)?|[/／])\s*(万?元|人次|[条件次个人期份篇场])?[。；;]?$/u;
const fewestLabels = 3;

/** The tokens as a list is read: a line that holds a label and its figure, or the whole list, in its pieces. */
export function listPieces(tokens: readonly Token[]): Piece[] {
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
export function halvesInTurn(pieces: readonly Piece[]): Piece[] | null {
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
