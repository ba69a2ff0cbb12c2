import { tokenize, tokenTypes } from "css-tree/tokenizer";

/** A rule, or with its name a rule of the kind of @media: what stands before its block, and in it. */
export type Piece = { name: string | null; prelude: string; body: string };

const longest = 2000;

/** Without pictures and other words that no style is told by: css-tree keeps a place for each letter it has ever read. */
export function withoutLongWords(css: string): string {
  if (css.length <= longest) return css;
  let kept = "";
  let from = 0;
  tokenize(css, (_, start, end) => {
    if (end - start <= longest) return;
    kept += css.slice(from, start);
    from = end;
  });
  return kept + css.slice(from);
}

/** Takes a style sheet apart at its outermost braces; what no brace closes goes on to the end. */
export function piecesOf(css: string): Piece[] {
  const pieces: Piece[] = [];
  let [start, bodyStart, depth] = [0, 0, 0];
  let name: string | null = null;
  let isBlank = true;
  const begin = (at: number) => {
    start = at;
    name = null;
    isBlank = true;
  };
  const finish = (end: number) =>
    pieces.push({ name, prelude: css.slice(start, bodyStart - 1), body: css.slice(bodyStart, end) });
  tokenize(css, (type, from, to) => {
    switch (type) {
      case tokenTypes.LeftCurlyBracket:
        if (depth === 0) bodyStart = to;
        depth += 1;
        return;
      case tokenTypes.RightCurlyBracket:
        if (depth === 1) finish(from);
        if (depth <= 1) begin(to);
        depth = Math.max(0, depth - 1);
        return;
      case tokenTypes.WhiteSpace:
      case tokenTypes.Comment:
        return;
    }
    if (depth > 0) return;
    if (isBlank && (type === tokenTypes.CDO || type === tokenTypes.CDC)) begin(to);
    else if (type === tokenTypes.Semicolon && name !== null) begin(to);
    else {
      if (isBlank && type === tokenTypes.AtKeyword) {
        name = css.slice(from + 1, to).toLowerCase();
        start = to;
      }
      isBlank = false;
    }
  });
  if (depth > 0) finish(css.length);
  return pieces;
}
