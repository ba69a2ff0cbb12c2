import { keyOf, type Token } from "./token";

/** A number of a row or section with nothing behind it: 三、 （七） 1. */
const hanSerial =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]?|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）])\s*$/;
const digitSerial = /^\s*(?:\d{1,2}\s*[.．、]|[（(]\s*\d{1,2}\s*[)）])\s*$/;
const oneLetter = /^\s*\p{Script=Han}\s*$/u;
const fewestLetters = 3;

/**
 * The tokens with the serials that stand on lines of their own put back before their labels, and labels that are
 * written downwards, a letter a line, joined: neither is a figure. Only where the rows are not known.
 */
export function withWholeLabels(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isFlowing(token) && isPiece(token.text))) return tokens;
  const whole: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const pieces = isFlowing(token) ? piecesFrom(tokens, at) : 1;
    const last = tokens[at + pieces - 1];
    if (pieces > 1 && last) {
      const text = tokens
        .slice(at, at + pieces)
        .map((piece) => piece.text.trim())
        .join("");
      whole.push({ ...last, text, key: keyOf(text) });
      at += pieces - 1;
    } else whole.push(token);
  }
  return whole;
}

const isFlowing = ({ mode }: Token) => mode === "paragraph" || mode === "stream";
const isPiece = (text: string) =>
  text.length <= 6 &&
  !isDigit(text) &&
  (hanSerial.test(text) || digitSerial.test(text) || oneLetter.test(text));

const isDigit = (text: string) => text.length === 1 && text.charCodeAt(0) < 0x80;

/** How many tokens from here on are one label. */
function piecesFrom(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (!first || !isPiece(first.text)) return 1;
  const isSerial = !oneLetter.test(first.text) || hanSerial.test(first.text);
  const begin = isSerial ? from + 1 : from;
  let end = begin;
  while (isNext(tokens[end], first) && oneLetter.test(tokens[end]?.text ?? "")) end += 1;
  if (end - begin >= fewestLetters) return end - from;
  const label = tokens[from + 1];
  return isSerial && isNext(label, first) && label !== undefined && label.key !== "" ? 2 : 1;
}

const isNext = (token: Token | undefined, first: Token) =>
  token !== undefined &&
  token.mode === first.mode &&
  (first.mode === "paragraph" || token.at.table === first.at.table);
