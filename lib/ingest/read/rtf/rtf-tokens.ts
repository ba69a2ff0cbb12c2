export type RtfToken =
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "word"; word: string; number: number | null }
  | { kind: "byte"; byte: number }
  /** Bytes as latin1 characters. */
  | { kind: "text"; text: string }
  | { kind: "character"; character: string };

/** Characters that a control symbol stands for. */
const symbols: Record<string, string> = { "~": "\u00a0", _: "-", "\\": "\\", "{": "{", "}": "}" };

/**
 * The tokens of an RTF text given as latin1, one byte a character. `\*` comes as the word `*`; binary data is passed
 * over.
 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const pattern =
    /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\t]+)|[\r\n]+|(\t)|\\/g;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const [, word, digits, hex, symbol, brace, text, tab] = match;
    if (word) {
      const number = digits === undefined ? null : Number(digits);
      if (word === "bin") pattern.lastIndex += Math.max(0, number ?? 0);
      yield { kind: "word", word, number };
    } else if (hex) yield { kind: "byte", byte: Number.parseInt(hex, 16) };
    else if (brace) yield brace === "{" ? { kind: "open" } : { kind: "close" };
    else if (text) yield { kind: "text", text };
    else if (tab) yield { kind: "word", word: "tab", number: null };
    else if (symbol === "*") yield { kind: "word", word: "*", number: null };
    else if (symbol === "\r" || symbol === "\n") yield { kind: "word", word: "par", number: null };
    else if (symbol && symbols[symbol]) yield { kind: "character", character: symbols[symbol] };
  }
}
