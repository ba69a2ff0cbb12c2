import iconv from "iconv-lite";

export const encodings = ["utf-8", "utf-8-bom", "gb18030", "utf-16le"] as const;
export type Encoding = (typeof encodings)[number];

/** The text as bytes; UTF-16 with a byte order mark, UTF-8 with or without. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "gb18030":
      return new Uint8Array(iconv.encode(text, "gb18030"));
    case "utf-16le":
      return new Uint8Array(iconv.encode(text, "utf-16le", { addBOM: true }));
  }
}
