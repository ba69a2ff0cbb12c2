import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { ReadError } from "./read-error";

const landmarks = ["政府信息公开", "政府資訊公開", "政府信息公開", "规章", "行政许可", "数据项"];

/** Text that holds none of the words every report, or a sheet of reports, has was decoded wrongly, or is no report. */
const recognisable = (text: string) => landmarks.some((word) => text.includes(word));

/**
 * Bytes to text: byte order mark, strict UTF-8, UTF-16 without a mark, strict GB18030, in this order;
 * a guess without a mark counts only if words that every report has then appear.
 * @throws ReadError if no encoding gives a readable Chinese text
 */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strict("utf-8", bytes.subarray(3));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict("utf-16le", bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict("utf-16be", bytes.subarray(2));
  const utf8 = attempt("utf-8", bytes);
  if (utf8 !== null && !utf8.includes("\0")) return utf8;
  for (const encoding of ["utf-16le", "utf-16be", "gb18030"] as const) {
    // Every report has a line end or a digit, which is a zero byte in UTF-16 and none in GB18030.
    if (encoding !== "gb18030" && !bytes.includes(0)) continue;
    const text = attempt(encoding, bytes);
    if (text !== null && recognisable(text)) return text;
  }
  const cut = withoutCutTail(bytes);
  const text = cut === null ? null : attempt("utf-8", cut);
  if (text !== null && recognisable(text)) return text;
  throw new ReadError(
    "不是能辨认的中文文本（编码不是UTF-8、GB18030或UTF-16），可能已损坏或不是年度报告，未入库；请重新下载或索取原件",
  );
}

/**
 * A list that somebody keeps in a spreadsheet program: as its mark says, else UTF-8, else GB18030, in which such
 * programs save CSV; null where it is neither.
 */
export function decodeList(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return attempt("utf-16le", bytes.subarray(2));
  const text = attempt("utf-8", bytes) ?? attempt("gb18030", bytes);
  return text === null ? null : text.replace(/^\ufeff/, "");
}

/** UTF-8 whose last character was cut off, as happens to a file that was not copied to its end. */
function withoutCutTail(bytes: Uint8Array): Uint8Array | null {
  for (let cut = 1; cut <= 3; cut += 1)
    if (((bytes[bytes.length - cut] ?? 0) & 0xc0) === 0xc0) return bytes.subarray(0, bytes.length - cut);
  return null;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const decoders = new Map<Encoding, TextDecoder>();

function decoderOf(encoding: Encoding): TextDecoder {
  const known = decoders.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  decoders.set(encoding, decoder);
  return decoder;
}

function attempt(encoding: Encoding, bytes: Uint8Array): string | null {
  if (encoding === "utf-8" && !isUtf8(bytes)) return null;
  try {
    return decoderOf(encoding).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return iconvAttempt(encoding, bytes);
    return null;
  }
}

/** For a Node without full ICU. */
function iconvAttempt(encoding: Encoding, bytes: Uint8Array): string | null {
  const text = iconv.decode(Buffer.from(bytes), encoding);
  return text.includes("\ufffd") ? null : text;
}

function strict(encoding: Encoding, bytes: Uint8Array): string {
  const text = attempt(encoding, bytes);
  if (text === null) throw new ReadError(`的文件头说明是${encoding}编码，内容却不是，可能已损坏，请重新下载`);
  return text;
}
